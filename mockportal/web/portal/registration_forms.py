"""The forms of steps 3 to 9, and those of pages that hold several steps (R12 to R17)."""

from collections.abc import Sequence
from functools import cache

from wtforms import RadioField, SelectField
from wtforms.fields import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]

from mockportal.domain.registration import Part, Registration
from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.web.forms import WordedForm, password_field, text_field
from mockportal.wording import Wording


class IdentityForm(WordedForm):
    """Step 3 (R12)."""

    siret = text_field(
        "siret", help_text="14 chiffres, par exemple 123 456 789 00012", inputmode="numeric"
    )
    nom = text_field("nom", autocomplete="family-name")
    prenom = text_field("prenom", autocomplete="given-name")
    telephone = text_field(
        "telephone", help_text="Par exemple 01 99 00 12 34", autocomplete="tel", inputmode="tel"
    )
    courriel = text_field(
        "courriel",
        help_text="Une adresse fictive, par exemple nom@entreprise.example",
        autocomplete="email",
        inputmode="email",
    )


class SecretsForm(WordedForm):
    """Step 6 (R15)."""

    password = password_field(
        "password", help_text="8 caractères ou plus, dont 6 lettres et 2 chiffres", new=True
    )
    confirmation = password_field("confirmation", new=True)
    question = SelectField(
        "secret-question",
        choices=[SelectChoice("", "Choisissez une question"), *map(SelectChoice, SECRET_QUESTIONS)],
        render_kw={"required": True},
        validate_choice=False,
    )
    answer = text_field("secret-answer", help_text="Les majuscules comptent.")


class ActivationForm(WordedForm):
    """Step 8 (R17)."""

    way = RadioField("activation-title", choices=[], validate_choice=False)


FIELDS: dict[Part, type[WordedForm]] = {
    Part.IDENTITY: IdentityForm,
    Part.SECRETS: SecretsForm,
    Part.ACTIVATION: ActivationForm,
}
"""The parts where something is typed or chosen; a page without any has only its button."""

_KEPT = {
    Part.IDENTITY: ("siret", "nom", "prenom", "telephone", "courriel"),
    Part.SECRETS: ("question",),
}


@cache
def _form_class(parts: tuple[Part, ...]) -> type[WordedForm]:
    """The fields of all these parts in one form, in the order of the page."""
    bases = tuple(FIELDS[part] for part in parts if part in FIELDS)
    return type("PageForm", bases or (WordedForm,), {})


def page_form(parts: Sequence[Part]) -> WordedForm:
    """The form of a page with these parts, as it was sent."""
    return _form_class(tuple(parts))()


def filled_form(parts: Sequence[Part], going_on: Registration | None) -> WordedForm:
    """The form of a page with these parts, with what was typed before; never a secret."""
    names = [name for part in parts for name in _KEPT.get(part, ())]
    kept = {name: getattr(going_on, name) for name in names} if going_on else {}
    return _form_class(tuple(parts))(**kept)


def offer_ways(form: WordedForm, wording: Wording, *, cooptation: bool) -> None:
    """The ways of activation, Cooptation only where somebody can decide (R17, R27)."""
    way = form["way"]
    assert isinstance(way, RadioField)
    way.choices = [("cooptation", wording["by-cooptation"]), ("cle", wording["by-key"])]
    way.render_kw = {} if cooptation else {"disabled_values": ("cooptation",)}
