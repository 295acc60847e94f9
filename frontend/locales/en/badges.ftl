badge-first_help-name = First help
badge-first_help-says = Helped a first person who was stuck online, and wrote down what was done.
badge-first_help-criteria = The record of a first session is written, and its minutes count.
badge-hours-name = { $number } hours of help
badge-hours-says = Gave at least { $number } hours to people who were stuck online.
badge-hours-criteria = The hours that count come to { $number }: help sessions and drop-in times. Hours that the association refused do not count.
badge-hours-sign = { $number } h
badge-topic-name = { $what }
badge-topic-says = Knows how to help somebody with this topic: “{ $what }”.
badge-topic-criteria = At least { $number } help sessions that count on the topic “{ $what }”.
badge-module-name = { $what }
badge-module-says = Passed the training module “{ $what }”.
badge-module-criteria = The module “{ $what }” was followed to its end, and its quiz passed.
badge-mentoring-name = Mentoring
badge-mentoring-says = Lent a hand to other helpers when they were stuck.
badge-mentoring-criteria = At least { $number } calls from helpers joined as a mentor.
badge-regular_permanence-name = Steady presence
badge-regular_permanence-says = Kept drop-in times, month after month.
badge-regular_permanence-criteria = At least { $number } drop-in times a month, { $what } months in a row, with presence noted.

badges-title = Your badges
badges-lead = Each badge says one thing that you did, with a signature that anybody can check.
badges-private = A badge is yours alone until you make it public.
badges-none = No badge yet
badges-none-more = The first one comes with your first record, or the first module that you pass.
badge-earned = Earned on { $day }
badge-new = New
badge-public = Public
badge-withdrawn = Withdrawn
badge-withdrawn-title = This badge was withdrawn
badge-withdrawn-what = The association withdrew it on { $day }. It is no longer valid.
badge-valid-title = This badge is valid
badge-valid-what = It is signed by the site that issued it, and was not withdrawn.
badge-criteria = How it is earned
badge-who-sees = Who sees it
badge-is-public = Anybody who has this address sees this page and can take the badge:
badge-is-private = You alone. Once public, it can be seen by anybody to whom you give its address. Your name is not on it.
badge-make-public = Make this badge public
badge-make-private = Keep it to myself
badge-share = Share the address
badge-copied = Address copied
badge-take = Take this badge
badge-take-what = The picture holds the signed badge: one file is enough to prove it.
badge-png = PNG picture
badge-svg = SVG picture
badge-jwt = Badge alone (JWT)
badge-wallet = Add it to a badge wallet
badge-wallet-what = Take the PNG picture, then drop it in a wallet that reads Open Badges 3.0. If yours asks for a file or a text, take the badge alone. Not every wallet reads this version or this signature (EdDSA) yet. Keep the picture: it stands by itself.
badge-no-name = The badge says no name. With their e-mail address, its holder can prove that it is theirs.
issuer-title = Who issues these badges
issuer-lead = The site { $address } issues them to people who help, for what they did there.
issuer-verify = How to verify them
issuer-verify-what = Every badge is signed. A program that reads Open Badges 3.0 verifies it with the address of this page, without an account.
issuer-keys = The signing keys, for programs (JSON)
achievement-own = Defined by { $association }
achievement-what = This page says what the badge is worth. It does not say who has it.
notice-badge-public = This badge is public: anybody who has its address can see it.
notice-badge-private = Only you can see this badge from now on.

own-badges-title = The association’s badges
own-badges-lead = Some badges come by themselves, with help given and training. These are yours to give.
own-badges-none = No badge of your own yet
own-badges-none-more = Define one below, then give it from a person’s page.
own-badge-new = Define a badge
own-badge-name = Its name
own-badge-name-hint = Short: it fits in a ring. For example: Welcoming newcomers
own-badge-says = What it says of the person
own-badge-says-hint = One sentence. For example: Welcomed and guided the association’s new helpers.
own-badge-criteria = How it is earned
own-badge-criteria-hint = What anybody can read to know what it is worth.
own-badge-for-good = These words cannot be changed: a badge that was given says the same for ever. You may stop giving it.
own-badge-define = Define this badge
own-badge-no-name = Give the badge a name.
own-badge-no-words = Say in a sentence what the badge says of the person.
own-badge-no-criteria = Say how it is earned.
own-badge-letters = This name has letters that our pictures cannot draw. Write it in Latin letters.
own-badge-holders = { $count ->
    [0] Nobody has it yet
    [one] One person has it
   *[other] { $count } people have it
 }
own-badge-retire = Stop giving it
own-badge-retired = No longer given
notice-own-badge-defined = The badge is defined. Give it from a person’s page.
notice-own-badge-retired = This badge is no longer given. Those who have it keep it.

member-badges-link = Badges
member-badges-title = Badges of { $name }
member-badges-lead = Those earned with your association. What the person shows of them is up to them.
member-badges-none = No badge with your association
member-badges-none-more = They come with help sessions, drop-in times and training, or from you.
badge-give = Give a badge
badge-give-which = Which one?
badge-give-now = Give this badge
badge-give-none-yet = All of the association’s badges are given, or it has none yet.
badge-give-none = Choose one of the association’s badges.
badge-give-held = This person has this badge already.
badge-withdraw = Withdraw this badge
badge-withdraw-what = The person will see it, and the badge’s page will say that it was withdrawn, wherever it was put. This cannot be undone.
badge-withdraw-now = Withdraw now
notice-badge-given = The badge is given.
notice-badge-withdrawn = The badge is withdrawn.
refusal-badge-withdrawn-already = This badge was withdrawn already.

home-new-badges = { $count ->
    [one] A new badge
   *[other] { $count } new badges
 }
home-see-badges = See your badges
