"""The numbers that a variant of the portal may change."""

from dataclasses import dataclass

from mockportal.domain.roles import Habilitation


@dataclass(frozen=True)
class Rules:
    """Limits and delays in force in a world.

    Attributes:
        administrators_max: seats of active administrators per SIRET (R03).
        cooptation_days: calendar days in Europe/Paris to decide on a Cooptation (R22).
        letter_days: calendar days that a letter is under way (R33).
        wrong_keys_max: wrong keys in a row that block a key (R32).
        initial_habilitations: what a new administrator receives (R04).
    """

    administrators_max: int = 3
    cooptation_days: int = 15
    letter_days: int = 3
    wrong_keys_max: int = 5
    initial_habilitations: tuple[Habilitation, ...] = (Habilitation.DSN, Habilitation.DPAE)
