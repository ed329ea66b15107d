*** Settings ***
Documentation     Deux procédures documentées, comme un testeur de Robot Framework les écrirait.
Library           Browser    enable_presenter_mode=${False}
Library           Collections
Library           ../portal_api.py
Suite Setup       Ouvrir le navigateur
Test Setup        Ouvrir un monde

*** Variables ***
${MOT_DE_PASSE}    Motdepasse12
&{CANDIDAT}        nom=Lefèvre    prenom=Camille    courriel=camille@candidature.example    password=Motdepasse12
&{EMPLOYEUR}       nom=Marchand    prenom=Lucie    courriel=lucie@candidature.example    password=Motdepasse12

*** Test Cases ***
Un administrateur déjà existant accepte le candidat
    S'asseoir                candidat
    Ouvrir                   ${EMPTY}
    Lire                     3 administrateurs au plus
    Suivre                   Votre compte
    Suivre                   Je créé mon compte Net-E
    Donner son identité      ${CANDIDAT}
    Cliquer                  Je m’inscris
    Voir la page             Conditions générales
    Cliquer                  J’accepte
    Voir la page             Vérification des informations
    Cliquer                  Étape suivante
    Choisir ses secrets
    Cliquer                  Valider
    Voir la page             Vérification des données d’authentification
    Cliquer                  Étape suivante
    Choisir                  Validation par un administrateur déjà existant : par cooptation
    Cliquer                  Valider
    Voir la page             Votre choix est pris en compte
    Lire                     15 jours
    Suivre                   Revenir à l’accueil
    Voir la page             Vos déclarations sociales, au même endroit
    S'asseoir                administrateur
    Consulter le message     ${ADMINISTRATEUR}    Un administrateur attend votre décision
    Lire                     15 jours
    Suivre                   Voir la demande
    Se connecter             ${ADMINISTRATEUR}
    Voir la page             Administrateur en attente de gestion
    Cliquer                  Accord
    Voir la page             La cooptation est prise en compte
    Suivre                   Retour au menu personnalisé
    Voir la page             Menu personnalisé
    Recevoir                 ${CANDIDAT}    Votre inscription est acceptée
    ${administrateurs}=      Administrators    ${MONDE}
    Length Should Be         ${administrateurs}    3
    Se rasseoir              candidat
    Consulter le message     ${CANDIDAT}    Votre inscription est acceptée
    Ouvrir                   votre-compte
    Se connecter             ${CANDIDAT}
    Voir la page             Menu personnalisé

L'employeur s'inscrit à la base de connaissance et demande la radiation
    S'asseoir                employeur
    Ouvrir                   ${EMPTY}
    Get Element States       role=heading[name="Nous contacter"]    contains    visible
    Suivre                   Base de connaissance
    Suivre                   S’inscrire
    Demander un accès        ${EMPLOYEUR}
    Cliquer                  Créer mon accès
    Voir la page             Base de connaissance
    S'identifier             ${EMPLOYEUR}
    Suivre                   Radiation/suppression d’un administrateur
    Lire                     bénéficiaire est déjà inscrit en tant qu’administrateur
    Nommer                   ${SECOND}    ${ADMINISTRATEUR}
    Reconnaître
    Cliquer                  Envoyer
    Voir la page             Votre demande de radiation est envoyée
    ${administrateurs}=      Administrators    ${MONDE}
    List Should Contain Value    ${administrateurs}    ${SECOND}[courriel]
    S'asseoir                technicien
    Ouvrir                   technicien/demandes/1
    Cliquer                  Radier l’administrateur
    Lire                     radié depuis le
    ${administrateurs}=      Administrators    ${MONDE}
    List Should Not Contain Value    ${administrateurs}    ${SECOND}[courriel]
    Recevoir                 ${EMPLOYEUR}    Votre demande de radiation est traitée
    Se rasseoir              employeur
    Consulter le message     ${EMPLOYEUR}    Votre demande de radiation est traitée
    Voir la page             Votre demande de radiation est traitée

*** Keywords ***
Ouvrir le navigateur
    ${chemin}=    Browser Path
    ${chemin}=    Set Variable If    "${chemin}"    ${chemin}    ${None}
    New Browser    chromium    headless=True    executablePath=${chemin}

Ouvrir un monde
    ${monde}=    Make World
    VAR    ${MONDE}             ${monde}                      scope=TEST
    VAR    ${SIRET}             ${monde}[companies][0][siret]    scope=TEST
    VAR    ${ADMINISTRATEUR}    ${monde}[people][0]           scope=TEST
    VAR    ${SECOND}            ${monde}[people][1]           scope=TEST
    VAR    &{SIEGES}            scope=TEST

S'asseoir
    [Arguments]    ${qui}
    VAR    &{fenetre}    width=${1280}    height=${800}
    ${siege}=    New Context    viewport=${fenetre}    locale=fr-FR    baseURL=${MONDE}[url]
    New Page
    Set To Dictionary    ${SIEGES}    ${qui}    ${siege}

Se rasseoir
    [Arguments]    ${qui}
    Switch Context    ${SIEGES}[${qui}]

Garder une image
    ${image}=    Next Picture
    # Chromium, quand il a trop à faire, en refuse une de temps en temps.
    IF    $image    Wait Until Keyword Succeeds    2x    0s    Photographier    ${image}

Photographier
    [Arguments]    ${image}
    Take Screenshot    filename=${{ $image.removesuffix('.png') }}    log_screenshot=${False}

Ouvrir
    [Arguments]    ${chemin}
    Go To    ${MONDE}[url]${chemin}
    Garder une image

Suivre
    [Arguments]    ${nom}
    Click    role=link[name="${nom}"s]
    Garder une image

Presser
    [Arguments]    ${nom}
    Click    role=button[name="${nom}"s]

Cliquer
    [Arguments]    ${nom}
    Presser    ${nom}
    Garder une image

Choisir
    [Arguments]    ${nom}
    Check Checkbox    role=radio[name="${nom}"s]
    Garder une image

Remplir
    [Arguments]    ${libelle}    ${valeur}
    Fill Text    role=textbox[name="${libelle}"s]    ${valeur}

Remplir un secret
    [Arguments]    ${libelle}
    ${champ}=    Get Element By    Label    ${libelle}    exact=True
    Fill Text    ${champ}    ${MOT_DE_PASSE}

Donner son identité
    [Arguments]    ${qui}
    Remplir    SIRET        ${SIRET}
    Remplir    Nom          ${qui}[nom]
    Remplir    Prénom       ${qui}[prenom]
    Remplir    Téléphone    0639981234
    Remplir    Courriel     ${qui}[courriel]
    Garder une image

Choisir ses secrets
    Remplir un secret    Mot de passe
    Remplir un secret    Confirmation du mot de passe
    ${question}=    Get Element By    Label    Question secrète    exact=True
    Select Options By    ${question}    index    1
    Remplir    Réponse secrète    Un Secret Bien Gardé
    Garder une image

Se connecter
    [Arguments]    ${qui}
    Remplir    SIRET     ${SIRET}
    Remplir    Nom       ${qui}[nom]
    Remplir    Prénom    ${qui}[prenom]
    ${champ}=    Get Element By    Label    Mot de passe    exact=True
    Fill Text    ${champ}    ${qui}[password]
    Presser    Se connecter
    Garder une image

Demander un accès
    [Arguments]    ${qui}
    Remplir    SIRET       ${SIRET}
    Remplir    Nom         ${qui}[nom]
    Remplir    Prénom      ${qui}[prenom]
    Remplir    Courriel    ${qui}[courriel]
    Remplir un secret    Mot de passe
    Remplir un secret    Confirmation du mot de passe
    Garder une image

S'identifier
    [Arguments]    ${qui}
    Remplir    Courriel    ${qui}[courriel]
    Remplir un secret    Mot de passe
    Presser    Se connecter
    Garder une image

Nommer
    [Arguments]    ${parti}    ${beneficiaire}
    Remplir    Nom de l’administrateur à radier       ${parti}[nom]
    Remplir    Prénom de l’administrateur à radier    ${parti}[prenom]
    Remplir    Nom du bénéficiaire                    ${beneficiaire}[nom]
    Remplir    Prénom du bénéficiaire                 ${beneficiaire}[prenom]
    Garder une image

Reconnaître
    Check Checkbox    role=checkbox[name=/Je reconnais avoir vérifié/]
    Garder une image

Consulter le message
    [Arguments]    ${qui}    ${objet}
    ${numero}=    Mail Id    ${MONDE}    ${qui}[courriel]    ${objet}
    Ouvrir    messagerie/${numero}

Recevoir
    [Arguments]    ${qui}    ${objet}
    ${numero}=    Mail Id    ${MONDE}    ${qui}[courriel]    ${objet}
    Should Be True    ${numero}

Voir la page
    [Arguments]    ${titre}
    Get Text    h1    ==    ${titre}

Lire
    [Arguments]    ${texte}
    ${dit}=    Get Text    main
    Should Contain    ${{ ' '.join($dit.split()) }}    ${texte}
