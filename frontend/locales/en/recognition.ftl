hours-title = Your hours
hours-total = of time given
hours-people = { $count ->
    [one] person helped
   *[other] people helped
 }
hours-validated = validated by the association
hours-none = No help noted this month
hours-none-more = Every record is added here. You can also note help given elsewhere.
hours-reason = The association did not keep this one: { $reason }
hours-confirmed = Confirmed
hours-disputed = Not agreed
hours-state-recorded = To validate
hours-state-validated = Validated
hours-state-refused = Not kept
hours-before = The month before
hours-after = The month after
hours-yearly = The whole year
hours-monthly = Month by month
hours-none-year = No help noted that year
hours-before-year = The year before
hours-after-year = The year after
hours-split = What this time is made of
hours-by-kind = By kind
hours-by-association = By association
hours-by-topic = By topic
hours-no-association = Without an association
hours-log = Note some help
hours-permanence = Drop-in session, { $place }
hours-papers = Your attestations

hours-kind-volunteer = Volunteering
hours-kind-family = Help to a relative
hours-kind-civic_activity = Civic-service activity

skill-do_with = Doing it with the person, not instead of them
skill-by_phone = Guiding from afar, by phone or messages
skill-in_place = Welcoming and helping people in a place
skill-at_home = Helping at home
skill-many_topics = Adapting to many kinds of formalities

paper-title = Attestation of commitment
paper-title-of = Attestation of commitment for { $name }
paper-of = { $name }, { $association }
paper-when = From { $from } to { $until }
paper-lead = { $name } helped people who struggle with the digital world, for { $association }, from { $from } to { $until }. The association has validated every hour.
paper-hours = Validated hours
paper-sessions = Help sessions
paper-people = Different people helped
paper-kinds = By kind
paper-kind = Kind
paper-topics = By topic
paper-topic = Topic
paper-column-times = Times
paper-column-sessions = Sessions
paper-column-hours = Hours
paper-skills = Skills shown
paper-modules = Training modules passed
paper-signed = Signed on { $day } by { $name }, for { $association }.
paper-square = QR code of the address where this can be verified: { $address }
paper-verify = Verify this document
paper-code = Code: { $code }
paper-civic = This document adds to the civic-service attestation issued by the State; it does not replace it. Hours of help are an activity; they count neither as working time nor as hours due.
paper-what = A session on several topics counts in each, and its duration is shared among them. Nobody who was helped is named.
paper-foot = Attestation { $code } · { $address }
paper-valid = Valid
paper-replaced = Replaced
paper-withdrawn = Withdrawn

papers-title = Your attestations
papers-lead = They say what you have given, signed by the association. To show to an employer, a school or a funder.
papers-none = No attestation yet
papers-none-more = Ask the person who coordinates your association: it takes a minute, from your validated hours.
papers-verify = Whoever receives this paper can verify it with its code:

attestations-title = Attestations
attestations-lead = What the association has signed. To make one, open the person’s page.
attestations-choose = Choose a person
attestations-none = Nothing has been signed yet
attestations-none-more = The validated hours of your helpers can become an attestation, with a code that anyone can verify.

attestation-title = Attestation for { $name }
attestation-lead = It sums up the hours that the association has validated. Nobody who was helped is named in it.
attestation-from = From
attestation-until = To (day included)
attestation-lang = Language of the paper
attestation-lang-fr = French
attestation-lang-en = English
attestation-see = See what it will say
attestation-preview = What the attestation will say
attestation-signer = Signed by { $name }
attestation-replaces = Does it replace another attestation?
attestation-replaces-none = No, both stay valid
attestation-sign-what = By signing, you attest for the association that these hours were given. The paper will have a verification code. You can withdraw or replace it.
attestation-sign = Sign the attestation
attestation-earlier = Already signed
attestation-withdraw = Withdraw this attestation
attestation-withdraw-what = { $name } will see it, and the verification page will say that the association withdrew this paper. This cannot be undone.
attestation-withdraw-now = Withdraw now
attestation-nothing = No validated hours in this period. Validate the hours first, or change the dates.
attestation-name = This name, or the association’s, has letters that our documents cannot print. Write it in Latin letters too, in the account.
attestation-replaced-already = This attestation was already withdrawn or replaced. Choose another one.
attestation-day = Choose a day of the calendar.
attestation-order = The end comes before the beginning. Check both dates.
notice-attestation-signed = The attestation is signed. You can open and print it.
notice-attestation-withdrawn = The attestation is withdrawn.
refusal-attestation-withdrawn-already = This attestation was already withdrawn.

verify-title = Verify an attestation
verify-lead = The code is at the foot of the paper, beside the black and white square.
verify-label = Code of the attestation
verify-hint = 8 letters and figures, for example K7F4‑QX2R
verify-look = Verify
verify-unknown = No attestation has this code. Check each letter on the paper.
verify-of = Attestation { $code }
verify-valid = This attestation is valid
verify-valid-what = { $association } signed it on { $day }. Compare with the paper: it says the same.
verify-replaced = This attestation was replaced
verify-replaced-what = Another one stands in its place since { $day }.
verify-replacement = See attestation { $code }
verify-withdrawn = This attestation was withdrawn
verify-withdrawn-what = { $association } withdrew it on { $day }. It no longer counts.
verify-said = What the paper said
verify-shows = This page shows only what the paper shows.
verify-another = Verify another code

activity-help = Help sessions
activity-permanence = Drop-in sessions
activity-training = Training

hours-training = Training: { $title }
hours-by-activity = How this time was given
hours-part = What
hours-part-all = Time given
hours-part-validated = Of which validated
hours-said-confirmed = Confirmed by the person helped
hours-said-declared = Declared
hours-said-disputed = Contested by the person helped

waiting-any = Everything
waiting-filters = Narrow the list
waiting-activity = What
waiting-said = What the person helped says
waiting-said-unconfirmed = Not confirmed yet
waiting-overlaps = Perhaps counted twice
waiting-found = { $count ->
    [one] One line matches, { $sum }.
   *[other] { $count } lines match, { $sum }.
 }
waiting-none-found = No hours match this choice.
waiting-accept-plain = { $count ->
    [one] Accept the line without a remark ({ $sum })
   *[other] Accept the { $count } lines without a remark ({ $sum })
 }
waiting-pick-all = Tick all
waiting-pick-none = Untick all
waiting-refuse-picked = Refuse the ticked hours
waiting-refuse-picked-now = Refuse the ticked hours with this answer
waiting-reason = Why? Each person will read your answer.
overlap-same_time-help = At the same time as another help session: { $what }, { $day }, { $from } to { $until } ({ $minutes })
overlap-same_time-permanence = At the same time as another drop-in session: { $what }, { $day }, { $from } to { $until } ({ $minutes })
overlap-in_permanence-permanence = During a drop-in session that counts too: { $what }, { $day }, { $from } to { $until } ({ $minutes })
overlap-in_permanence-help = This help session, noted during the slot, counts too: { $what }, { $from } to { $until } ({ $minutes })
overlap-same_day-permanence = Noted without an hour, on the day of a drop-in session that counts too: { $what }, { $from } to { $until } ({ $minutes })
overlap-same_day-help = This help session, noted the same day without an hour, counts too: { $what } ({ $minutes })

tutored-title = Hours of the volunteers you look after
tutored-lead = You are their tutor. Quick help sessions rarely have a code: you say whether they took place.
tutored-contracts = See the contracts

paper-activities = By activity
paper-activity = Activity

exports-title = Files to take away
exports-guarded = For each file we ask for your second proof again. Every download is written in the log.
exports-hours = Hours given
exports-hours-what = { $count ->
    [0] No hours on these days.
    [one] One line, { $sum }: the person, the activity, the day, how long, and whether it is validated.
   *[other] { $count } lines, { $sum }: the person, the activity, the day, how long, and whether it is validated.
 }
exports-hours-distance = The column for kilometres is empty: nobody notes them here. Help given to a relative is not in it.
exports-hours-xlsx = Hours for a spreadsheet
exports-hours-csv = Hours as CSV
exports-coop = Help sessions, in the fields of La Coop
exports-coop-what = { $count ->
    [0] No help session on these days.
    [one] One help session, without anybody’s name.
   *[other] { $count } help sessions, without anybody’s name.
 }
exports-coop-csv = Help sessions as CSV
exports-coop-json = Help sessions as JSON
exports-valuation-what = What the time of volunteers amounts to, for the foot of the year’s accounts.
exports-valuation = Open the valuation sheet
exports-more = Other files
export-hours-sheet = Hours
export-column-person = Person
export-column-activity = Activity
export-column-what = What
export-column-kind = Kind
export-column-date = Day
export-column-hours = Duration (hours)
export-column-distance = Distance (km)
export-column-validated = Validated
export-column-said = Confirmation
export-validated-yes = yes
export-validated-no = no
export-said-confirmed = confirmed by the person helped
export-said-declared = declared
export-said-unconfirmed = not confirmed
export-said-disputed = contested by the person helped

valuation-title = Value of volunteering
valuation-caption = Validated hours of volunteers, and what they amount to
valuation-column-activity = Activity
valuation-column-people = People
valuation-column-hours = Hours
valuation-column-rate = Value of an hour
valuation-column-value = Total
valuation-total = Together
valuation-no-rate = Not valued
valuation-lacks-rate = Set the value of an hour to get a total.
valuation-waiting = { $sum } still wait for your answer and are not counted here.
valuation-civic = { $sum } of civic-service activity are not counted: that is not volunteering.
valuation-method = This sheet counts the hours that the association validated, at the rate that it set. Help given to a relative and civic service never enter it. Check with whoever keeps your accounts how to present them.
valuation-signed = Sheet of { $day }
valuation-csv = The sheet as CSV
valuation-print = Print
valuation-empty = No validated hours on these days
valuation-empty-more = Validate the hours first, or change the dates.
valuation-rates = Value of an hour
valuation-rates-how = The association sets it, and explains it in its accounts. Many start from the hourly minimum wage, or the pay of a similar job. Leave empty what you do not value.
valuation-rate-help = One hour of helping, in euros
valuation-rate-permanence = One hour of a drop-in session, in euros
valuation-rate-training = One hour of training, in euros
valuation-rates-keep = Save these values
rate-unreadable = Write an amount in euros, for example 12.50.
rate-out-of-range = Write an amount between 0.01 and 200 euros.
notice-rates-kept = The values are saved.

engagement-title = Toward the Compte d’engagement citoyen, { $year }
engagement-lead = If you lead an association or supervise other volunteers, your hours may open rights to training in France. Here are those that are noted here.
engagement-by-association = Validated hours by association
engagement-column-association = Association
engagement-column-hours = Hours
engagement-column-rule = Condition
engagement-column-reached = Reached?
engagement-total = Together
engagement-none = No validated hours in that year
engagement-none-more = Only hours of volunteering that the association validated count.
engagement-waiting = { $sum } still wait for the answer of an association.
engagement-rules = The conditions
engagement-rule-all = 200 hours in the calendar year, over all associations
engagement-rule-one = Of which 100 hours in one association
engagement-rule-role = Sit on the governing body, or supervise other volunteers
engagement-you-have = Here: { $sum }
engagement-reached = Reached
engagement-not-reached = Not yet
engagement-supervises = You are a mentor or coordinate a team here. The association confirms your role.
engagement-supervises-not = You do not have this role here. You may have it elsewhere.
engagement-how = How to go about it
engagement-how-declare = You declare your hours yourself, online, on the Compte bénévole, by 30 June { $next } at the latest.
engagement-how-validate = Somebody of the association’s leadership validates them, by 31 December { $next } at the latest.
engagement-how-add = Add to your declaration what is not noted here, such as meetings or the time spent coordinating.
engagement-unofficial = This sheet helps you fill in your declaration. It does not replace it, and it is no document of the State. Not every association is concerned: the rules in force are on service-public.fr.
engagement-paper = Print the sheet (PDF)
engagement-year = Year { $year }
engagement-paper-title = Hours of volunteering { $year }, toward the Compte d’engagement citoyen
engagement-paper-lead = Hours of volunteering of { $name } in { $year }, validated by each association in Binôme. Help given to a relative and civic service are not among them.
engagement-foot = Hours of volunteering { $year }, sheet of { $day }
hours-engagement = Toward the Compte d’engagement citoyen

ending-title = Your contract ends soon
ending-over = Your civic service is over. Thank you!
ending-lead = { $count ->
    [0] It ends today, { $day }, with { $association }.
    [one] It ends tomorrow, { $day }, with { $association }.
   *[other] It ends in { $count } days, { $day }, with { $association }.
 }
ending-over-lead = It ended on { $day }, with { $association }.
ending-given = of time given
ending-validate = Your hours
ending-waiting = { $count ->
    [one] One line still waits for the answer of your tutor or of the association ({ $sum }).
   *[other] { $count } lines still wait for the answer of your tutor or of the association ({ $sum }).
 }
ending-waiting-none = Nothing waits for the association any more.
ending-paper = Your attestation
ending-paper-there = It is ready, with a code that anybody can verify.
ending-paper-ask = Whoever coordinates the association can sign it as soon as your hours are validated.
ending-stay = Stay as a volunteer
ending-stay-what = You can go on helping with { $association }, whenever you like. Your modules and your hours stay yours.
ending-stay-now = Stay as a volunteer
ending-stay-later = That will be possible here, in one tap, from the day after your last day.
ending-soon = Your civic-service contract ends
ending-soon-more = See what is still to be validated, and what comes next
notice-stayed = You go on as a volunteer. Thank you! Say when you are available.
endings-title = Contracts that end
endings-day = Last day: { $day }
endings-over = Ended on { $day }
endings-waiting = { $count ->
    [one] One line to validate ({ $sum })
   *[other] { $count } lines to validate ({ $sum })
 }
endings-waiting-none = Everything is validated
endings-sign = Sign the attestation

mail-contract-end-own-subject = Your civic service ends on { $day }
mail-contract-end-own =
    Hello { $name },

    Your civic-service contract ends on { $day }.
    Lines that still wait for an answer: { $count } ({ $sum }).
    Note what is missing until then. Then come your attestation and, if you wish, going on as a volunteer:

    { $link }
mail-contract-end-tutor-subject = The contract of { $name } ends on { $day }
mail-contract-end-tutor =
    Hello,

    The civic-service contract of { $name } ends on { $day }.
    Lines that wait for your answer: { $count } ({ $sum }).
    Once validated, they can stand on the attestation:

    { $link }
waiting-read-why = Read why
waiting-paper = I have the signed paper
waiting-paper-where = Where is the paper?
waiting-paper-hint = For example: blue binder, front desk. These hours will be confirmed.
waiting-paper-send = Note the paper
waiting-paper-where-missing = Say where the paper is, in a few words.
notice-paper-seen = Noted. These hours are confirmed by the paper.
refusal-paper-not-noted = Nothing changed: it was confirmed already, or the person helped does not agree.
