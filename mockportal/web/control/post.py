"""Operations on what the post of a world brings: mails and letters."""

from flask import Response, request

from mockportal.domain.registration import Letter
from mockportal.domain.world import Mail
from mockportal.web.control import answers, bodies, shapes
from mockportal.web.control.operations import blueprint, opened, operations
from mockportal.web.control.problems import problem
from mockportal.web.waiting import NoPlace, waiting_room
from mockportal.wording.french import alike

GROUP = "Courrier"
_NOTE = (
    "Avec « wait », la réponse vient dès qu’il y en a. Peu de requêtes peuvent attendre en même "
    "temps : les autres reçoivent le statut 503 et l’en-tête Retry-After."
)


@operations.add(
    "GET", "/worlds/{world_id}/mails", "Lire les messages", group=GROUP, refuses=(503,), note=_NOTE
)
def mails(world_id: str, query: bodies.MailQuery) -> list[shapes.Mail]:
    """Mails, oldest first."""
    root = answers.world_url(world_id)
    to, subject = query.to.strip().casefold(), alike(query.subject)

    def look() -> list[shapes.Mail]:
        with opened(world_id) as portal:
            found = portal.store.find(Mail)
        wanted = [m for m in found if to in ("", m.to) and subject in alike(m.subject)]
        return [answers.mail_answer(mail, root) for mail in wanted]

    return waiting_room(request.environ).until(look, query.wait)


@operations.add(
    "GET",
    "/worlds/{world_id}/letters",
    "Lire les courriers arrivés",
    group=GROUP,
    refuses=(503,),
    note=_NOTE,
)
def letters(world_id: str, query: bodies.LetterQuery) -> list[shapes.Letter]:
    """Letters that have arrived, oldest first."""
    root, to = answers.world_url(world_id), alike(query.to)

    def look() -> list[shapes.Letter]:
        with opened(world_id) as portal:
            wording = portal.variant.wording
            arrived = [one for one in portal.store.find(Letter) if one.delivered_at]
            wanted = [one for one in arrived if to in alike(f"{one.addressee} {one.address}")]
            return [answers.letter_answer(one, root, wording.letter(one)) for one in wanted]

    return waiting_room(request.environ).until(look, query.wait)


@blueprint.errorhandler(NoPlace)
def _no_place(_error: NoPlace) -> Response:
    answer = problem(
        503,
        "waiting-full",
        "Trop de requêtes attendent déjà sur ce portail. Recommencez dans une seconde, sans "
        "« wait » ou sur un portail qui a plus de fils (mockportal serve --threads).",
    )
    answer.headers["Retry-After"] = "1"
    return answer
