"""How much the laws are tried: no deadline, since a loaded machine is no counterexample."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "laws", settings.get_profile("default"), deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("laws")
