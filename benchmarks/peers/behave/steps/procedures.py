"""The steps of ``benchmarks/plain/procedures.feature``, as behave takes them."""

from typing import Any

from behave import given, then, when  # pyright: ignore[reportMissingImports]
from playwright.sync_api import expect
from portal_api import administrators, mail_id  # pyright: ignore[reportMissingImports]

PASSWORD = "Motdepasse12"
PEOPLE = {
    "le candidat": {
        "nom": "Lefèvre",
        "prenom": "Camille",
        "courriel": "camille@candidature.example",
    },
    "l'employeur": {"nom": "Marchand", "prenom": "Lucie", "courriel": "lucie@candidature.example"},
}


def person(context: Any, who: str) -> dict[str, str]:
    if who in PEOPLE:
        return {"password": PASSWORD, **PEOPLE[who]}
    return context.world["people"][1 if who == "le second administrateur" else 0]


def identity(context: Any, who: str) -> dict[str, str]:
    one = person(context, who)
    siret = context.world["companies"][0]["siret"]
    return {"SIRET": siret, "Nom": one["nom"], "Prénom": one["prenom"]}


def fill(page: Any, fields: dict[str, str]) -> None:
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)


def press(page: Any, role: Any, name: str) -> None:
    page.get_by_role(role, name=name, exact=True).click()


@given("une entreprise qui a deux administrateurs")
def company(context):
    assert context.world["companies"][0]["siret"]


@when("{who} ouvre le portail")
def opens(context, who):
    context.page(who).goto("./")


@when("{who} ouvre son compte")
def opens_account(context, who):
    context.page(who).goto("votre-compte")


@when("{who} suit le lien « {name} »")
def follows(context, who, name):
    press(context.page(who), "link", name)


@when("{who} clique sur « {name} »")
def presses(context, who, name):
    press(context.page(who), "button", name)


@when("{who} choisit « {name} »")
def chooses(context, who, name):
    context.page(who).get_by_role("radio", name=name, exact=True).check()


@when("{who} donne son identité")
def gives_identity(context, who):
    courriel = person(context, who)["courriel"]
    own = {"Téléphone": "0639981234", "Courriel": courriel}
    fill(context.page(who), {**identity(context, who), **own})


@when("{who} choisit ses secrets")
def chooses_secrets(context, who):
    page = context.page(who)
    fill(page, {"Mot de passe": PASSWORD, "Confirmation du mot de passe": PASSWORD})
    page.get_by_label("Question secrète", exact=True).select_option(index=1)
    fill(page, {"Réponse secrète": "Un Secret Bien Gardé"})


@when("{who} se connecte")
def signs_in(context, who):
    password = person(context, who)["password"]
    fill(context.page(who), {**identity(context, who), "Mot de passe": password})
    press(context.page(who), "button", "Se connecter")


@when("{who} demande un accès")
def asks_access(context, who):
    secret = {"Mot de passe": PASSWORD, "Confirmation du mot de passe": PASSWORD}
    courriel = person(context, who)["courriel"]
    fill(context.page(who), {**identity(context, who), "Courriel": courriel, **secret})


@when("{who} s'identifie")
def identifies(context, who):
    one, page = person(context, who), context.page(who)
    fill(page, {"Courriel": one["courriel"], "Mot de passe": one["password"]})
    press(page, "button", "Se connecter")


@when("{who} nomme le second administrateur puis l'administrateur")
def names_people(context, who):
    heir, gone = context.world["people"][:2]
    fill(
        context.page(who),
        {
            "Nom de l’administrateur à radier": gone["nom"],
            "Prénom de l’administrateur à radier": gone["prenom"],
            "Nom du bénéficiaire": heir["nom"],
            "Prénom du bénéficiaire": heir["prenom"],
        },
    )


@when("{who} reconnaît avoir vérifié")
def acknowledges(context, who):
    context.page(who).get_by_role("checkbox", name="Je reconnais avoir vérifié").check()


@when("{who} consulte le message « {subject} »")
def opens_message(context, who, subject):
    number = mail_id(context.world, person(context, who)["courriel"], subject)
    context.page(who).goto(f"messagerie/{number}")


@when("le technicien consulte la demande de radiation")
def opens_request(context):
    context.page("le technicien").goto("technicien/demandes/1")


@then("{who} voit la page « {title} »")
def sees_page(context, who, title):
    expect(context.page(who).get_by_role("heading", level=1)).to_have_text(title)


@then("{who} voit la rubrique « {title} »")
def sees_section(context, who, title):
    expect(context.page(who).get_by_role("heading", name=title)).to_be_visible()


@then("l'accueil annonce {text} au plus")
def home_says(context, text):
    expect(context.page("le candidat").get_by_role("main")).to_contain_text(f"{text} au plus")


@then("{who} lit le délai « {text} »")
def reads_delay(context, who, text):
    expect(context.page(who).get_by_role("main")).to_contain_text(text)


@then("{who} lit « {text} »")
def reads(context, who, text):
    expect(context.page(who).get_by_role("main")).to_contain_text(text)


@then("{who} lit que le bénéficiaire est administrateur")
def beneficiary(context, who):
    text = "bénéficiaire est déjà inscrit en tant qu’administrateur"
    expect(context.page(who).get_by_role("main")).to_contain_text(text)


@then("{who} reçoit le message « {subject} »")
def receives(context, who, subject):
    assert mail_id(context.world, person(context, who)["courriel"], subject)


@then("l'entreprise compte {number:d} administrateurs")
def count(context, number):
    assert len(administrators(context.world)) == number


@then("{who} est administrateur")
def is_administrator(context, who):
    assert person(context, who)["courriel"] in administrators(context.world)


@then("{who} n'est pas administrateur")
def is_no_administrator(context, who):
    assert person(context, who)["courriel"] not in administrators(context.world)
