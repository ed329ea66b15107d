# language: fr
@regle-etats-prepares
Fonctionnalité: Préparer un état revient à y aller par les pages

  Les autres règles partent souvent du milieu d'une procédure : l'état y est préparé, sans les pages.
  Ici chacun de ces états est atteint page à page, et le monde doit être le même.

  Règle: Une inscription préparée est celle qu'on fait page à page

    @R12 @R13 @R14 @R15 @R16
    Plan du scénario: Jusqu'à l'étape <étape>
      Étant donné une entreprise qui a un administrateur
      Quand le candidat s'inscrit page à page jusqu'à l'étape <étape>
      Alors rien ne distingue ce monde de celui où le candidat en est à l'étape <étape> de l'inscription
      Et le candidat en est à la même page que si le candidat en est à l'étape <étape> de l'inscription

      Exemples:
        | étape |
        | 4     |
        | 5     |
        | 6     |
        | 7     |
        | 8     |

    @R17 @R18 @R20
    Scénario: La cooptation est demandée
      Étant donné une entreprise qui a deux administrateurs
      Quand le candidat s'inscrit page à page et demande la cooptation
      Alors rien ne distingue ce monde de celui où le candidat a demandé la cooptation
      Et le candidat en est à la même page que si le candidat a demandé la cooptation

    @R17 @R18 @R30
    Scénario: La clé est demandée
      Étant donné une entreprise qui a un administrateur
      Quand le candidat s'inscrit page à page et demande une clé
      Alors rien ne distingue ce monde de celui où le candidat a demandé une clé d'activation
      Et le candidat en est à la même page que si le candidat a demandé une clé d'activation

  Règle: Une connexion préparée est celle qu'on fait page à page

    @R01
    Scénario: L'administrateur est connecté
      Étant donné une entreprise qui a un administrateur
      Quand l'administrateur se connecte
      Alors rien ne distingue ce monde de celui où l'administrateur est connecté
      Et l'administrateur en est à la même page que si l'administrateur est connecté

  Règle: Une radiation préparée est celle qu'on demande page à page

    @R41
    Scénario: L'employeur est inscrit à la base de connaissance
      Étant donné une entreprise qui a un administrateur
      Quand l'employeur s'inscrit page à page à la base de connaissance
      Alors rien ne distingue ce monde de celui où l'employeur est inscrit à la base de connaissance

    @R41 @R42 @R43
    Scénario: La radiation est demandée
      Étant donné une entreprise qui a deux administrateurs
      Quand l'employeur s'inscrit page à page à la base de connaissance
      Et l'employeur s'identifie
      Et l'employeur remplit et envoie la demande de radier le second administrateur au bénéfice de l'administrateur
      Alors rien ne distingue ce monde de celui où l'employeur a demandé à radier le second administrateur au bénéfice de l'administrateur

    @R46 @R47
    Scénario: Le technicien a radié
      Étant donné une entreprise qui a deux administrateurs
      Quand l'employeur s'inscrit page à page à la base de connaissance
      Et l'employeur s'identifie
      Et l'employeur remplit et envoie la demande de radier le second administrateur au bénéfice de l'administrateur
      Et le technicien consulte la demande de radiation
      Et le technicien clique sur « Radier l'administrateur »
      Alors rien ne distingue ce monde de celui où le technicien a radié le second administrateur au bénéfice de l'administrateur
