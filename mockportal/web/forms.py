"""Forms: what is typed and how it is labelled; the rules themselves stand in the domain (R39)."""

from collections.abc import Iterable
from typing import Any

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Field, PasswordField, StringField

from mockportal.domain.refusals import Refusal, WrongField, WrongFields
from mockportal.wording import Wording

_SECRETS = frozenset({"answer", "confirmation", "key", "password"})


def text_field(
    label: str, *, help_text: str = "", autocomplete: str = "off", **attributes: Any
) -> StringField:
    """A one-line field; ``label`` names an entry of the wording catalogue."""
    keys = {"autocomplete": autocomplete, "required": True, **attributes}
    return StringField(label, description=help_text, render_kw=keys, default="")


def password_field(label: str, *, help_text: str = "", new: bool = False) -> PasswordField:
    """A field whose value is never written back into a page."""
    complete = "new-password" if new else "current-password"
    keys = {"autocomplete": complete, "required": True}
    return PasswordField(label, description=help_text, render_kw=keys, default="")


class WordedForm(FlaskForm):
    """A form whose labels come from the wording catalogue and whose errors from refusals."""

    class Meta(FlaskForm.Meta):
        """What is sent as a file is no text: none of these forms takes one."""

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """The sent fields without the files; nothing when no form is sent."""
            sent = super().wrap_formdata(form, formdata)
            return request.form if isinstance(sent, CombinedMultiDict) else sent

    def word(self, wording: Wording) -> "WordedForm":
        """Replace each label's name by its text."""
        for field in self:
            if field.type not in {"CSRFTokenField", "SubmitField"}:
                field.label.text = wording[field.label.text]
        return self

    def forget_secrets(self) -> None:
        """Write back nothing that only its person should know."""
        for name in _SECRETS & set(self._fields):
            self._fields[name].data = ""

    @property
    def problems(self) -> list[tuple[Field | None, str]]:
        """Every error with its field, in the order of the page; ``None`` for the whole form."""
        rows: list[tuple[Field | None, str]] = [(None, str(e)) for e in self.form_errors]
        rows += [(f, str(e)) for f in self if f.name != "csrf_token" for e in f.errors]
        return rows

    def refuse(self, refusal: Refusal, wording: Wording) -> None:
        """Show a refusal beside the fields it names, or above the form."""
        wrong: Iterable[Refusal] = refusal.wrong if isinstance(refusal, WrongFields) else (refusal,)
        for one in wrong:
            field = self._field(one.field) if isinstance(one, WrongField) else None
            if field is None:
                self.form_errors.append(wording.refusal(one))
            else:
                field.errors = [*field.errors, wording.refusal(one)]

    def _field(self, name: str) -> Field | None:
        exact = self._fields.get(name)
        return exact or next((f for f in self if f.name.startswith(f"{name}_")), None)


def value_of(form: FlaskForm, name: str) -> str:
    """What was typed in a field, as text."""
    return str(form[name].data or "")
