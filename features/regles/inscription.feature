# language: fr
@regle-inscription
Fonctionnalité: S'inscrire comme administrateur

  Contexte:
    Étant donné une entreprise qui a un administrateur

  Règle: Chaque champ faux est nommé, ce qui est juste est gardé

    @R12 @R35 @R39 @R52
    Plan du scénario: Étape 3, <champ> faux : « <valeur> »
      Étant donné que le candidat en est à l'étape 3 de l'inscription
      Quand le candidat remplit le formulaire, sauf :
        | champ   | valeur   |
        | Prénom  | Camille  |
        | <champ> | <valeur> |
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit le champ « <champ> » refusé : « <message> »
      Et le candidat a le focus sur l'avertissement
      Et le candidat retrouve « Camille » dans « Prénom »

      Exemples:
        | champ     | valeur             | message                       |
        | SIRET     | 1234               | compte 14 chiffres            |
        | SIRET     | 1234567890123      | compte 14 chiffres            |
        | SIRET     | 12345678901234     | comporte une erreur           |
        | SIRET     | 000 000 000 00000  | Aucune entreprise n'a ce SIRET |
        | SIRET     | 356 000 000 49837  | Aucune entreprise n'a ce SIRET |
        | SIRET     | 356 000 000 49838  | comporte une erreur           |
        | Nom       | R2D2               | Écrivez ce nom avec des lettres |
        | Nom       |                    | Ce champ est obligatoire      |
        | Téléphone | 12                 | numéro français à dix chiffres |
        | Téléphone | 06 39 98 12 3      | numéro français à dix chiffres |
        | Courriel  | sans-arobase       | n'a pas la forme              |
        | Courriel  | moi@laposte.net    | domaines réservés             |

    @R12
    Plan du scénario: Étape 3, un téléphone écrit « <téléphone> »
      Étant donné que le candidat en est à l'étape 3 de l'inscription
      Quand le candidat remplit le formulaire, sauf :
        | champ     | valeur      |
        | Téléphone | <téléphone> |
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit la page « Conditions générales »

      Exemples:
        | téléphone         |
        | 06.39.98.12.34    |
        | +33 6 39 98 12 34 |

    @R12 @R39
    Plan du scénario: Étape 3, un nom de <longueur> lettres
      Étant donné que le candidat en est à l'étape 3 de l'inscription
      Quand le candidat remplit le formulaire
      Et le candidat saisit un nom de <longueur> lettres
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit « <suite> »

      Exemples:
        | longueur | suite                           |
        | 60       | Conditions générales            |
        | 61       | Écrivez ce nom avec des lettres |

    @R39 @depannage @depannage-ajouter
    Scénario: Plusieurs champs faux sont nommés d'un coup
      Étant donné que le candidat en est à l'étape 3 de l'inscription
      Quand le candidat remplit le formulaire, sauf :
        | champ     | valeur |
        | SIRET     | 1234   |
        | Téléphone | 12     |
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit le champ « SIRET » refusé : « compte 14 chiffres »
      Et le candidat voit le champ « Téléphone » refusé : « numéro français à dix chiffres »

    @R15 @R36 @R39
    Plan du scénario: Étape 6, le mot de passe « <mot de passe> » confirmé par « <confirmation> »
      Étant donné que le candidat en est à l'étape 6 de l'inscription
      Quand le candidat remplit le formulaire, sauf :
        | champ                        | valeur         |
        | Mot de passe                 | <mot de passe> |
        | Confirmation du mot de passe | <confirmation> |
      Et le candidat clique sur « Valider »
      Alors le candidat voit « <suite> »

      Exemples:
        | mot de passe | confirmation | suite                              |
        | abcde12      | abcde12      | compte de 8 à 128 caractères       |
        | abcdef12     | abcdef12     | Vérification des données d'authentification |
        | abcde123     | abcde123     | au moins 6 lettres et 2 chiffres   |
        | abcdefg1     | abcdefg1     | au moins 6 lettres et 2 chiffres   |
        | abcdef12     | abcdef13     | ne sont pas les mêmes              |

    @R15 @R36
    Plan du scénario: Étape 6, un mot de passe de <longueur> caractères
      Étant donné que le candidat en est à l'étape 6 de l'inscription
      Quand le candidat remplit le formulaire
      Et le candidat choisit un mot de passe de <longueur> caractères
      Et le candidat clique sur « Valider »
      Alors le candidat voit « <suite> »

      Exemples:
        | longueur | suite                                       |
        | 128      | Vérification des données d'authentification |
        | 129      | compte de 8 à 128 caractères                |

    @R15 @R39 @depannage @depannage-ajouter
    Scénario: Étape 6, sans réponse secrète
      Étant donné que le candidat en est à l'étape 6 de l'inscription
      Quand le candidat remplit le formulaire, sauf :
        | champ           | valeur |
        | Réponse secrète |        |
      Et le candidat clique sur « Valider »
      Alors le candidat voit le champ « Réponse secrète » refusé : « Ce champ est obligatoire »

    @R15
    Scénario: Étape 6, une question qui n'est pas dans la liste
      Étant donné que le candidat en est à l'étape 6 de l'inscription
      Quand le candidat remplit le formulaire
      Et le candidat glisse « Quel est votre mot de passe ? » dans la liste « Question secrète »
      Et le candidat clique sur « Valider »
      Alors le candidat voit le champ « Question secrète » refusé : « Choisissez »

    @R36 @R39 @depannage @depannage-ajouter
    Scénario: Un mot de passe refusé n'est jamais réécrit dans la page
      Étant donné que le candidat en est à l'étape 6 de l'inscription
      Quand le candidat remplit le formulaire, sauf :
        | champ        | valeur |
        | Mot de passe | court  |
      Et le candidat clique sur « Valider »
      Alors le candidat voit le champ « Mot de passe » refusé : « compte de 8 à 128 caractères »
      Et le candidat retrouve « Mot de passe » vide
      Et le candidat retrouve « Confirmation du mot de passe » vide

    @R17 @R39 @depannage @depannage-ajouter
    Scénario: Étape 8, aucun choix
      Étant donné que le candidat en est à l'étape 8 de l'inscription
      Quand le candidat clique sur « Valider »
      Alors le candidat est averti : « Choisissez une façon d'activer le compte »

  Règle: Les pages de vérification montrent ce qui compte, et laissent revenir en arrière

    @R13
    Scénario: Refuser les conditions générales met fin à l'inscription
      Étant donné que le candidat en est à l'étape 4 de l'inscription
      Quand le candidat clique sur « Je refuse »
      Alors le candidat voit la page « Inscription abandonnée »
      Quand le candidat s'inscrit page à page jusqu'à l'étape 4
      Alors le candidat voit la page « Conditions générales »

    @R13 @image-variable
    Scénario: Qui refuse les conditions ne laisse pas son nom
      Étant donné que le candidat en est à l'étape 4 de l'inscription
      Quand le formateur ouvre ce monde dans la salle de pilotage
      Alors le formateur voit le nom du candidat
      Quand le candidat clique sur « Je refuse »
      Et le formateur ouvre ce monde dans la salle de pilotage
      Alors le formateur ne voit pas le nom du candidat
      Et le formateur ne voit pas « Qui attend quoi »
      Et le fichier de ce monde ne porte pas le nom du candidat
      Et le fichier de ce monde dit l'inscription abandonnée

    @R14
    Scénario: L'entreprise vient de l'annuaire et les données peuvent être corrigées
      Étant donné que le candidat en est à l'étape 5 de l'inscription
      Alors le candidat voit l'entreprise et son adresse
      Quand le candidat clique sur « Modifier mes données »
      Et le candidat saisit « Dominique » dans « Prénom »
      Et le candidat saisit « 0199001299 » dans « Téléphone »
      Et le candidat saisit « dominique@candidature.example » dans « Courriel »
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat voit la page « Vérification des informations »
      Et le candidat voit « Dominique »
      Et le candidat voit « 01 99 00 12 99 »
      Et le candidat voit « dominique@candidature.example »

    @R16
    Scénario: Le récapitulatif ne montre jamais le mot de passe
      Étant donné que le candidat en est à l'étape 7 de l'inscription
      Alors le candidat voit la page « Vérification des données d'authentification »
      Et le candidat voit « Question secrète »
      Et le candidat ne voit pas « Motdepasse12 »
      Et le candidat ne voit pas « Un Secret Bien Gardé »

  Règle: Une personne s'inscrit une seule fois

    @R37 @depannage @depannage-ajouter
    Scénario: Une inscription est déjà en attente
      Étant donné que le candidat a demandé la cooptation
      Et que le candidat en est à l'étape 3 de l'inscription
      Quand le candidat remplit le formulaire
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat est averti : « attend déjà son activation »

    @R37 @depannage @depannage-ajouter
    Scénario: Un compte existe déjà à ce nom
      Étant donné que l'administrateur en est à l'étape 3 de l'inscription
      Quand l'administrateur remplit le formulaire, sauf :
        | champ     | valeur     |
        | Téléphone | 0199001234 |
      Et l'administrateur clique sur « Je m'inscris »
      Alors l'administrateur est averti : « Un compte à ce nom existe déjà »

    @R37
    Plan du scénario: « <autre graphie> » est la même personne que « <nom> »
      Étant donné que le candidat se nomme « <nom> »
      Et que le candidat a demandé la cooptation
      Et que le second candidat se nomme « <autre graphie> »
      Et que le second candidat en est à l'étape 3 de l'inscription
      Quand le second candidat remplit le formulaire
      Et le second candidat clique sur « Je m'inscris »
      Alors le second candidat est averti : « attend déjà son activation »

      Exemples:
        | nom              | autre graphie    |
        | Noël Lemaître    | Noel Lemaitre    |
        | Zoé Durand       | ZOÉ DURAND       |
        | Max Petit-Martin | Max Petit Martin |

    @R37
    Plan du scénario: « <autre nom> » est une autre personne que « <nom> »
      Étant donné que le candidat se nomme « <nom> »
      Et que le candidat a demandé la cooptation
      Et que le second candidat se nomme « <autre nom> »
      Et que le second candidat en est à l'étape 3 de l'inscription
      Quand le second candidat remplit le formulaire
      Et le second candidat clique sur « Je m'inscris »
      Alors le second candidat voit la page « Conditions générales »

      Exemples:
        | nom           | autre nom    |
        | Zoé Durand    | Zoé Durandal |
        | Martin Pierre | Pierre Martin |

    @R37 @R14
    Scénario: Un nom corrigé est celui qui compte
      Étant donné que le second candidat se nomme « Zoé Durand »
      Et que le second candidat a demandé la cooptation
      Et que le candidat en est à l'étape 5 de l'inscription
      Quand le candidat clique sur « Modifier mes données »
      Et le candidat saisit « Durand » dans « Nom »
      Et le candidat saisit « Zoé » dans « Prénom »
      Et le candidat clique sur « Je m'inscris »
      Alors le candidat est averti : « attend déjà son activation »

    @R37 @R14
    Scénario: Un nom corrigé est celui que les suivants rencontrent
      Étant donné que le candidat en est à l'étape 5 de l'inscription
      Et que le second candidat se nomme « Zoé Durand »
      Quand le candidat clique sur « Modifier mes données »
      Et le candidat saisit « Durand » dans « Nom »
      Et le candidat saisit « Zoé » dans « Prénom »
      Et le candidat clique sur « Je m'inscris »
      Et le candidat clique sur « Étape suivante »
      Et le candidat remplit le formulaire
      Et le candidat clique sur « Valider »
      Et le candidat clique sur « Étape suivante »
      Et le candidat choisit « Validation par un administrateur déjà existant : par cooptation »
      Et le candidat clique sur « Valider »
      Alors le candidat voit la page « Votre choix est pris en compte »
      Quand le second candidat s'inscrit page à page jusqu'à l'étape 3
      Et le second candidat remplit le formulaire
      Et le second candidat clique sur « Je m'inscris »
      Alors le second candidat est averti : « attend déjà son activation »

    @R37 @R46
    Scénario: Une personne radiée peut s'inscrire à nouveau
      Étant donné qu'un administrateur aussi déclarant rejoint l'entreprise
      Et que le technicien a radié le second administrateur au bénéfice de l'administrateur
      Et que le second administrateur en est à l'étape 3 de l'inscription
      Quand le second administrateur remplit le formulaire, sauf :
        | champ     | valeur     |
        | Téléphone | 0199001234 |
      Et le second administrateur clique sur « Je m'inscris »
      Alors le second administrateur voit la page « Conditions générales »

    @R37 @R24
    Scénario: Après un refus, la personne peut recommencer
      Étant donné que le candidat a demandé la cooptation
      Et que l'administrateur est connecté
      Et que l'administrateur ouvre les demandes d'administrateur
      Quand l'administrateur clique sur « Refus »
      Et le candidat s'inscrit page à page jusqu'à l'étape 4
      Alors le candidat voit la page « Conditions générales »

  Règle: Sans administrateur, la cooptation ne peut pas être choisie

    @R27
    Scénario: Dans une entreprise où personne n'est inscrit
      Étant donné un monde où personne n'est inscrit
      Et que le candidat en est à l'étape 8 de l'inscription
      Alors le candidat ne peut pas choisir « Validation par un administrateur déjà existant : par cooptation »
      Et le candidat voit « n'a aucun administrateur actif »
      Quand le candidat choisit « Validation avec une clé d'activation (envoyée par courrier) »
      Et le candidat clique sur « Valider »
      Alors le candidat voit la page « Votre choix est pris en compte »

  Règle: Toutes les pages disent que le portail est fictif

    @R50
    Scénario: L'accueil, un message et un courrier
      Étant donné que le candidat a demandé une clé d'activation
      Et que 3 jours passent
      Quand le visiteur ouvre le portail
      Alors le visiteur lit que le portail est fictif
      Quand le visiteur ouvre la base de connaissance
      Alors le visiteur lit que le portail est fictif
      Quand le candidat consulte le courrier de la clé
      Alors le candidat voit « Courrier fictif »
