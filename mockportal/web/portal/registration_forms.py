"""The forms of steps 3 to 9 (R12 to R17)."""

from wtforms import RadioField, SelectField
from wtforms.fields import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]

from mockportal.domain.secrets import SECRET_QUESTIONS
from mockportal.web.forms import WordedForm, password_field, text_field


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

    way = RadioField("activation-title", validate_choice=False)


class PlainForm(WordedForm):
    """A page whose only control is its button."""
