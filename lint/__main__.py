"""python -m lint"""

from .cli import main

main()
