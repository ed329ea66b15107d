"""Making worlds in the control room: one, several of one start, one from a file; their sheet."""

import json
from collections.abc import Callable, Sequence

from flask import Blueprint, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import IntegerField, SelectField, StringField
from wtforms.fields import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]
from wtforms.validators import InputRequired, Length, ValidationError

from mockportal.domain.company import Company
from mockportal.domain.refusals import Refusal, UnknownName, WrongField, WrongFields
from mockportal.ports import RoomWorld
from mockportal.variants import DEFAULT as DEFAULT_VARIANT
from mockportal.web.control.answers import world_url
from mockportal.web.control.bodies import DEFAULT_DATASET, DEFAULT_NOW, MOST_WORLDS
from mockportal.web.control.guard import words
from mockportal.web.control.operations import services
from mockportal.web.control.people import people_of
from mockportal.web.control.room_words import DATASET_LABELS
from mockportal.web.forms import WordedForm

blueprint = Blueprint("making", __name__)
_LONGEST_NAME, _NUMBERED_NAME = 80, 76


def _between(least: int, most: int, message: str) -> Callable[[object, IntegerField], None]:
    """A validator of its own: WTForms' fails on a number that no float can hold."""

    def validate(_form: object, field: IntegerField) -> None:
        if field.data is None or not least <= field.data <= most:
            raise ValidationError(message)

    return validate


class WorldForm(WordedForm):
    """What a world starts from."""

    class Meta(WordedForm.Meta):
        """Errors in French."""

        locales = ("fr",)

    name = StringField(
        "Nom de ce monde",
        default="",
        description="Facultatif : un prénom, un groupe, ce qu’on y essaie.",
        render_kw={"maxlength": _LONGEST_NAME},
        validators=[Length(max=_LONGEST_NAME, message="80 caractères au plus.")],
    )
    dataset = SelectField(
        "Jeu de départ", choices=[SelectChoice(*item) for item in DATASET_LABELS.items()]
    )
    variant = SelectField("Variante du portail")
    seed = IntegerField(
        "Graine",
        default=1,
        description="La même graine donne toujours les mêmes personnes, clés et liens.",
        validators=[
            InputRequired("Donnez un nombre entier."),
            _between(0, 2**31, "Donnez un nombre entier de 0 à 2\u202f147\u202f483\u202f648."),
        ],
    )
    count = IntegerField(
        "Nombre de mondes",
        default=1,
        description="Au-delà de 1, ils sont tous pareils et numérotés, avec une fiche à imprimer.",
        validators=[_between(1, MOST_WORLDS, f"Donnez un nombre de 1 à {MOST_WORLDS}.")],
    )

    def validate_name(self, name: StringField) -> None:
        """Leave room for the number of each of several worlds."""
        if (self.count.data or 1) > 1 and len(name.data or "") > _NUMBERED_NAME:
            raise ValidationError(f"{_NUMBERED_NAME} caractères au plus, pour les numéroter.")

    def rooms(self) -> list[RoomWorld]:
        """What each world is called."""
        name, count = (self.name.data or "").strip(), self.count.data or 1
        if count == 1:
            return [RoomWorld(name)]
        return [RoomWorld(f"{name or 'Monde'} {number}") for number in range(1, count + 1)]


@blueprint.post("/mondes")
def create() -> ResponseReturnValue:
    """Make a world and show it, or several and show their sheet."""
    form = world_form()
    if g.get("form_expired"):
        form.refuse(Refusal("form-renewed"), words())
        return index_page(form), 400
    if not form.validate_on_submit():
        return index_page(form), 422
    start = (form.dataset.data, form.variant.data, DEFAULT_NOW, form.seed.data or 0)
    with services().create_worlds(form.rooms(), *start) as portals:
        made = [portal.world.id for portal in portals]
    if len(made) > 1:
        return redirect(url_for(".sheet", monde=made))
    return redirect(url_for("room.world", world_id=made[0]))


@blueprint.post("/mondes/fichier")
def import_file() -> ResponseReturnValue:
    """Make a world from a file; what does not fit in it is named by its path."""
    sent = request.files.get("fichier")
    try:
        document = json.loads(sent.read() if sent else b"")
    except (ValueError, RecursionError):
        return index_page(world_form(), [("", words().refusal(Refusal("file-unreadable")))]), 422
    try:
        with services().import_world(document, RoomWorld()) as portal:
            world_id = portal.world.id
    except (WrongField, WrongFields, UnknownName) as refusal:
        wrong = refusal.wrong if isinstance(refusal, WrongFields) else (refusal,)
        problems = [(getattr(one, "field", ""), words().refusal(one)) for one in wrong]
        return index_page(world_form(), problems), 422
    return redirect(url_for("room.world", world_id=world_id, fait="fichier"))


@blueprint.get("/fiche")
def sheet() -> ResponseReturnValue:
    """Addresses, people and passwords of some worlds, to print and to hand out."""
    rows = []
    for world_id in request.args.getlist("monde")[:MOST_WORLDS]:
        with services().open(world_id, write=False) as portal:
            rows.append(
                {
                    "world": portal.world,
                    "url": world_url(world_id),
                    "companies": portal.store.find(Company),
                    "people": [one for one in people_of(portal, services()) if one.can_sign_in],
                }
            )
    return render_template("control/sheet.html", w=words(), rows=rows, labels=DATASET_LABELS)


def world_form() -> WorldForm:
    """The form, as it was sent or with what most worlds start from."""
    form = WorldForm()
    form.variant.choices = [SelectChoice(v.name, v.title) for v in services().variants.values()]
    if not form.is_submitted():
        form.variant.data, form.dataset.data = DEFAULT_VARIANT, DEFAULT_DATASET
    return form


def index_page(form: WorldForm, problems: Sequence[tuple[str, str]] = ()) -> str:
    """The page of the worlds.

    Args:
        problems: what does not fit in a file that was handed in, by its path.
    """
    return render_template(
        "control/index.html",
        problems=problems,
        w=words(),
        form=form,
        worlds=services().worlds(request.args.get("recherche", "")),
        search=request.args.get("recherche", "").strip(),
        labels=DATASET_LABELS,
        variants=services().variants,
    )
