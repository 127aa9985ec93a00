"""python -m lint"""

from .start import main

main()
