# Se connecter
sign-in-title = Se connecter
sign-in-for-helpers = Cette page est pour les personnes qui aident.
sign-in-no-account = Pour demander de l’aide, aucun compte n’est nécessaire.
sign-in-email = Votre adresse e-mail
sign-in-email-hint = Nous y envoyons un code à 6 chiffres.
sign-in-ask-code = Recevoir un code
sign-in-card-title = Je n’ai pas d’adresse e-mail
sign-in-card = Prenez votre carte Binôme. Visez son carré noir et blanc avec l’appareil photo de votre téléphone, puis tapez votre code secret à 6 chiffres.
sign-in-card-lost = Carte perdue ? Votre association vous en imprime une autre. L’ancienne ne marche plus.
sign-in-new-title = Je n’ai pas encore de compte
sign-in-new-join = Je veux aider, avec une association
sign-in-new-relative = J’aide un proche
sign-in-code-title = Tapez le code reçu
sign-in-code-sent = Nous écrivons à :
sign-in-code-if-known = Si un compte existe pour cette adresse, le code arrive dans la minute.
sign-in-code = Le code à 6 chiffres
sign-in-code-hint = Il est valable 10 minutes, et sert une seule fois.
sign-in-enter = Me connecter
sign-in-code-wrong = Ce n’est pas le bon code. Vérifiez les 6 chiffres.
sign-in-code-void = Ce code n’est plus valable. Demandez-en un autre.
sign-in-nothing-came = Je n’ai rien reçu
sign-in-nothing-came-look = Regardez dans les courriers indésirables. Vérifiez aussi l’adresse ci-dessus.
sign-in-again = Recevoir un autre code
sign-in-other-address = Changer d’adresse

# Liens
link-title = Bonjour
link-what = Ce lien vous connecte à Binôme, sur cet appareil.
link-follow = Continuer
link-void-title = Ce lien n’est plus valable
link-void = Il a déjà servi, ou il est trop ancien. Vous pouvez vous connecter avec votre adresse e-mail, ou demander un nouveau lien.
link-void-sign-in = Se connecter
first-visit-title = Bienvenue dans Binôme
first-visit-what = Vous ouvrez cette instance : vous vérifierez les e-mails, puis vous créerez la première association.
first-visit-email-hint = Vous vous connecterez avec elle, sans mot de passe.
first-visit-open = Commencer

# Cartes
card-title = Votre carte Binôme
card-pin = Votre code secret à 6 chiffres
card-pin-hint = Il vous a été remis avec la carte. Après 5 erreurs, la carte ne marche plus.
card-pin-wrong = Ce n’est pas le bon code secret. Vérifiez les 6 chiffres.
card-shared = Sur un appareil prêté, pensez à vous déconnecter avant de le rendre.
card-void-title = Cette carte ne marche plus
card-void = Elle a été remplacée, ou trop de codes secrets étaient faux. Votre association peut vous en imprimer une autre.

# Compte
account-title = Mon compte
account-first-name = Votre prénom
account-first-name-hint = C’est le seul nom que voient les personnes que vous aidez.
account-last-name = Votre nom
account-phone = Votre téléphone
account-phone-hint = Seule votre association le voit.
account-language = Langue
account-save = Enregistrer
account-sign-in = Comment vous vous connectez
account-email-is = Avec un code envoyé à :
account-no-email = Vous n’avez pas donné d’adresse e-mail.
account-card = Avec une carte, imprimée le
account-change-email = Changer d’adresse
account-add-email = Ajouter une adresse
account-devices = Vos appareils
account-devices-what = Ces appareils sont connectés à votre compte. Vous n’en reconnaissez pas un ? Déconnectez-le.
account-device-this = Cet appareil
account-device-since = Connecté depuis le
account-device-seen = Dernière visite :
account-device-end = Déconnecter
account-address-taken = Cette adresse a déjà un compte. Donnez-en une autre.
account-associations = Mes associations
account-back = Retour à mon compte
address-title = Votre adresse e-mail
address-new = Votre nouvelle adresse
address-confirm = Confirmer cette adresse

account-device-iphone = iPhone
account-device-ipad = iPad
account-device-android-phone = Téléphone Android
account-device-android-tablet = Tablette Android
account-device-windows = Ordinateur Windows
account-device-mac = Ordinateur Mac
account-device-chromebook = Chromebook
account-device-linux = Ordinateur Linux
account-device-other = Appareil inconnu

notice-signed-out = Cet appareil n’est plus connecté à votre compte.
notice-instance-opened = Bienvenue. Commencez par vérifier les e-mails.
notice-account-changed = C’est enregistré.
notice-address-changed = Votre adresse e-mail est changée.
notice-device-ended = Cet appareil est déconnecté.

# Courriers
mail-code-subject = { $code } : votre code Binôme
mail-code =
    Bonjour,

    Voici votre code pour vous connecter à Binôme :

    { $code }

    Il est valable 10 minutes, et sert une seule fois.

    Vous n’avez rien demandé ? Ne faites rien : sans ce code, personne ne peut entrer.
    Ne donnez ce code à personne. Binôme ne vous le demandera jamais.
mail-address-subject = { $code } : confirmez votre adresse
mail-address =
    Bonjour,

    Voici le code pour confirmer votre nouvelle adresse dans Binôme :

    { $code }

    Il est valable 10 minutes, et sert une seule fois.

    Vous n’avez rien demandé ? Ne faites rien : rien ne changera.
