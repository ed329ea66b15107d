"""The control room: make a world, see who is in it, move its clock, follow every way in."""

from datetime import timedelta

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField
from wtforms.fields import SelectChoice  # pyright: ignore[reportAttributeAccessIssue]
from wtforms.validators import InputRequired, NumberRange

from mockportal.domain.company import Account, Company
from mockportal.domain.moments import after, after_days
from mockportal.domain.refusals import Refusal
from mockportal.domain.registration import Letter
from mockportal.domain.rules import Rules
from mockportal.domain.world import JournalEntry, Mail
from mockportal.ports import Services
from mockportal.usecases import timekeeping
from mockportal.variants import DEFAULT as DEFAULT_VARIANT
from mockportal.web.control.answers import world_url
from mockportal.web.control.api import DEFAULT_DATASET, DEFAULT_NOW
from mockportal.web.control.guard import words

blueprint = Blueprint("room", __name__)

DATASET_LABELS = {
    "un-administrateur": "Une entreprise, un administrateur",
    "deux-administrateurs": "Une entreprise, deux administrateurs",
    "trois-administrateurs": "Une entreprise, trois administrateurs (complet)",
    "administrateur-et-declarant": "Une entreprise, un administrateur et un déclarant",
    "vierge": "Deux entreprises, personne d’inscrit",
}
_JOURNAL_ROWS = 100


class WorldForm(FlaskForm):
    """What a world starts from."""

    class Meta(FlaskForm.Meta):
        """Errors in French."""

        locales = ("fr",)

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
            NumberRange(0, 2**31, "Donnez un nombre entier de 0 à 2 147 483 648."),
        ],
    )


def services() -> Services:
    """What the composition root gave the web."""
    return current_app.extensions["mockportal"]


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Make a world, or go back to one."""
    return _index_page(_world_form())


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Nothing here is for search engines (R50)."""
    return Response("User-agent: *\nDisallow: /\n", mimetype="text/plain")


@blueprint.post("/mondes")
def create() -> ResponseReturnValue:
    """Make a world and show it."""
    form = _world_form()
    if not form.validate_on_submit():
        return _index_page(form), 422
    chosen = (form.dataset.data, form.variant.data, DEFAULT_NOW, form.seed.data or 0)
    with services().create_world(*chosen) as portal:
        world_id = portal.world.id
    return redirect(url_for(".world", world_id=world_id))


@blueprint.get("/mondes/<world_id>")
def world(world_id: str) -> ResponseReturnValue:
    """Who is in a world, its clock, its post, its journal."""
    with services().open(world_id, write=False) as portal:
        store = portal.store
        journal = store.find(JournalEntry)
        return render_template(
            "control/world.html",
            w=words(),
            world=portal.world,
            variant=portal.variant,
            dataset=DATASET_LABELS.get(portal.world.dataset, portal.world.dataset),
            url=world_url(world_id),
            companies=store.find(Company),
            people=store.find(Account),
            letters=store.find(Letter),
            mails=len(store.find(Mail)),
            journal=list(reversed(journal))[:_JOURNAL_ROWS],
            older=max(0, len(journal) - _JOURNAL_ROWS),
            password=services().seeded_password,
            steps=_steps(portal.rules),
            form=FlaskForm(),
            moved=request.args.get("evenements", type=int),
        )


@blueprint.post("/mondes/<world_id>/horloge")
def advance(world_id: str) -> ResponseReturnValue:
    """Move the clock by one of the offered steps."""
    with services().open(world_id, write=True) as portal:
        step = _steps(portal.rules).get(request.form.get("pas", ""))
        if step is None:
            raise Refusal("form-expired")
        now, delay = portal.now, step[1]
        target = after(now, delay) if isinstance(delay, timedelta) else after_days(now, delay)
        fired = timekeeping.advance(portal, target)
    return redirect(url_for(".world", world_id=world_id, evenements=len(fired)))


@blueprint.post("/mondes/<world_id>/suppression")
def delete(world_id: str) -> ResponseReturnValue:
    """Delete a world."""
    services().delete_world(world_id)
    return redirect(url_for(".index"))


def _steps(rules: Rules) -> dict[str, tuple[str, timedelta | int]]:
    """By how much the clock can be moved; the delays of the world's variant are among them."""
    days = sorted({1, rules.letter_days, rules.cooptation_days})
    named = [(number, f"{number} jour{'s' if number > 1 else ''}") for number in days]
    return {
        "1-heure": ("Avancer de 1 heure", timedelta(hours=1)),
        **{name.replace(" ", "-"): (f"Avancer de {name}", number) for number, name in named},
        "1-seconde": ("Avancer de 1 seconde", timedelta(seconds=1)),
    }


def _world_form() -> WorldForm:
    form = WorldForm()
    form.variant.choices = [SelectChoice(v.name, v.title) for v in services().variants.values()]
    if not form.is_submitted():
        form.variant.data, form.dataset.data = DEFAULT_VARIANT, DEFAULT_DATASET
    return form


def _index_page(form: WorldForm) -> str:
    return render_template(
        "control/index.html",
        w=words(),
        form=form,
        worlds=services().worlds(),
        labels=DATASET_LABELS,
        variants=services().variants,
    )
