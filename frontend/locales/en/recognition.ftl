hours-title = Your hours
hours-total = of help
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
hours-log = Note some help
hours-permanence = Drop-in session, { $place }
