"""Steps in plain pages: no page object, no drift, no evidence."""

from playwright.sync_api import expect
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("procedures.feature")


@given("une entreprise qui a deux administrateurs")
def company(world):
    assert world.siret


@when(parsers.parse("{who} ouvre le portail"))
def opens(world, who):
    world.page(who).goto("./")


@when(parsers.parse("{who} ouvre son compte"))
def opens_account(world, who):
    world.page(who).goto("votre-compte")


@when(parsers.parse("{who} suit le lien « {name} »"))
def follows(world, who, name):
    world.page(who).get_by_role("link", name=name, exact=True).click()


@when(parsers.parse("{who} clique sur « {name} »"))
def presses(world, who, name):
    world.page(who).get_by_role("button", name=name, exact=True).click()


@when(parsers.parse("{who} choisit « {name} »"))
def chooses(world, who, name):
    world.page(who).get_by_role("radio", name=name, exact=True).check()


@when(parsers.parse("{who} donne son identité"))
def gives_identity(world, who):
    one = world.person(who)
    fill(
        world.page(who),
        {
            "SIRET": world.siret,
            "Nom": one["nom"],
            "Prénom": one["prenom"],
            "Téléphone": "0639981234",
            "Courriel": one["courriel"],
        },
    )


@when(parsers.parse("{who} choisit ses secrets"))
def chooses_secrets(world, who):
    page, password = world.page(who), world.person(who)["password"]
    fill(page, {"Mot de passe": password, "Confirmation du mot de passe": password})
    page.get_by_label("Question secrète", exact=True).select_option(index=1)
    fill(page, {"Réponse secrète": "Un Secret Bien Gardé"})


@when(parsers.parse("{who} se connecte"))
def signs_in(world, who):
    one, page = world.person(who), world.page(who)
    fill(
        page,
        {
            "SIRET": world.siret,
            "Nom": one["nom"],
            "Prénom": one["prenom"],
            "Mot de passe": one["password"],
        },
    )
    page.get_by_role("button", name="Se connecter", exact=True).click()


@when(parsers.parse("{who} demande un accès"))
def asks_access(world, who):
    one = world.person(who)
    fill(
        world.page(who),
        {
            "SIRET": world.siret,
            "Nom": one["nom"],
            "Prénom": one["prenom"],
            "Courriel": one["courriel"],
            "Mot de passe": one["password"],
            "Confirmation du mot de passe": one["password"],
        },
    )


@when(parsers.parse("{who} s'identifie"))
def identifies(world, who):
    one, page = world.person(who), world.page(who)
    fill(page, {"Courriel": one["courriel"], "Mot de passe": one["password"]})
    page.get_by_role("button", name="Se connecter", exact=True).click()


@when(parsers.parse("{who} nomme le second administrateur puis l'administrateur"))
def names_people(world, who):
    gone, heir = world.person("le second administrateur"), world.person("l'administrateur")
    fill(
        world.page(who),
        {
            "Nom de l’administrateur à radier": gone["nom"],
            "Prénom de l’administrateur à radier": gone["prenom"],
            "Nom du bénéficiaire": heir["nom"],
            "Prénom du bénéficiaire": heir["prenom"],
        },
    )


@when(parsers.parse("{who} reconnaît avoir vérifié"))
def acknowledges(world, who):
    world.page(who).get_by_role("checkbox", name="Je reconnais avoir vérifié").check()


@when(parsers.parse("{who} consulte le message « {subject} »"))
def opens_message(world, who, subject):
    world.page(who).goto(f"messagerie/{world.mail(who, subject)['id']}")


@when("le technicien consulte la demande de radiation")
def opens_request(world):
    world.page("le technicien").goto("technicien/demandes/1")


@then(parsers.parse("{who} voit la page « {title} »"))
def sees_page(world, who, title):
    expect(world.page(who).get_by_role("heading", level=1)).to_have_text(title)


@then(parsers.parse("{who} voit la rubrique « {title} »"))
def sees_section(world, who, title):
    expect(world.page(who).get_by_role("heading", name=title)).to_be_visible()


@then(parsers.parse("l'accueil annonce {text} au plus"))
def home_says(world, text):
    expect(world.page("le candidat").get_by_role("main")).to_contain_text(f"{text} au plus")


@then(parsers.parse("{who} lit le délai « {text} »"))
@then(parsers.parse("{who} lit « {text} »"))
def reads(world, who, text):
    expect(world.page(who).get_by_role("main")).to_contain_text(text)


@then(parsers.parse("{who} lit que le bénéficiaire est administrateur"))
def beneficiary(world, who):
    text = "bénéficiaire est déjà inscrit en tant qu’administrateur"
    expect(world.page(who).get_by_role("main")).to_contain_text(text)


@then(parsers.parse("{who} reçoit le message « {subject} »"))
def receives(world, who, subject):
    assert world.mail(who, subject)


@then(parsers.parse("l'entreprise compte {number:d} administrateurs"))
def count(world, number):
    assert len(world.administrators()) == number


@then(parsers.parse("{who} est administrateur"))
def is_administrator(world, who):
    assert world.person(who)["courriel"] in world.administrators()


@then(parsers.parse("{who} n'est pas administrateur"))
def is_no_administrator(world, who):
    assert world.person(who)["courriel"] not in world.administrators()


def fill(page, fields):
    """Type into fields by their labels."""
    for label, value in fields.items():
        page.get_by_label(label, exact=True).fill(value)
