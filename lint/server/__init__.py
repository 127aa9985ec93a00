"""The HTTP door: `ralat serve`.

A request passes `guard` (who may ask, and how much), meets a route of `app`, and is answered by one of the checking
processes of `workers`, where `tasks` (or a protocol's own module) turn it into bytes. Nothing of the engine is
imported by the process that listens, and nothing of a text is read by it.
"""
