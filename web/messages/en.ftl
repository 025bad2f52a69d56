### Everything the page says, in English.
### What scenario files bring along (titles, lever and variant texts, event titles) stands in those files; a message of
### the id scenario-<id>-title, lever-<id>-title, variant-<id>-title and so on would replace it.

page-title = Counterpoise
loading = Reading theory and scenarios …
not-a-forecast = Model, not forecast

## Header

skip-to-levers = Skip to levers
skip-to-charts = Skip to charts
skip-to-date = Skip to date and events
scenario = Scenario
undo = Undo
redo = Redo
copy-link = Copy link
link-copied = The link to this view is copied.
link-not-copied = The link could not be copied. It stands in the address bar.
language = Language
digits = Digits
digits-own = ۱۲۳
digits-latin = 123
theme-dark = Dark colours
close = Close

## Actors. In a sentence a name may need an article; the short form stands at the ends of lines.

actor-RUS = Russia
    .sentence = Russia
    .short = RU
actor-CHN = China
    .sentence = China
    .short = CN
actor-USA = United States
    .sentence = the United States
    .short = US
actor-PRK = North Korea
    .sentence = North Korea
    .short = KP

## Domains of cooperation

member-political = Political
    .sentence = politics
member-technology = Arms and technology
    .sentence = arms and technology
member-operations = Joint operations
    .sentence = joint operations
member-support = Wartime support
    .sentence = wartime support
member-defence = Common defence
    .sentence = common defence

## Variables: the heading of their charts, and how a series of theirs is named within a sentence

group-threat = Threat
    .text = How threatened each feels by each of the others. 0 is no threat, 1 the gravest.
group-cooperation = Cooperation of { $a } and { $b }
    .text = How far they work together in each domain. 0 is not at all, 1 as closely as two states can.
group-security = Security
    .text = How safe each is, with the power of all others taken together. 1 is safe.
group-other = { $meaning }
pair = Pair
pair-of = { $a } and { $b }

panel-threat = Perceived by { $inSentence }
panel-cooperation = { $member }
panel-korolevIndex = Military steps, of 7
panel-security = { $member }
panel-other = { $member }

series-threat = the threat { $a } perceives from { $b }
series-cooperation = cooperation in { $c }
series-cooperation-of-pair = cooperation of { $a } and { $b } in { $c }
series-korolevIndex = the index of military cooperation
series-security = the security of { $a }
series-other = { $meaning } ({ $members })
line-threat = from { $b }
line-other = { $name }

## The headline. $changes is one of the phrases below.

headline-change =
    With { $changes }, { $series } in { $year } is { $direction ->
        [lower] lower
       *[higher] higher
    } in { $members ->
        [one] the one world that was run
       *[other] { $worlds } of { $members } worlds
    }, typically by { $amount }.
headline-change-certain =
    With { $changes }, { $series } in { $year } is { $direction ->
        [lower] lower
       *[higher] higher
    } by { $amount }.
headline-unclear = With { $changes }, nothing shown here changes clearly.
headline-trend =
    In the baseline, { $series } { $direction ->
        [rises] rises
        [falls] falls
       *[stays] stays
    } from { $from } in { $fromYear } to { $to } in { $toYear }.
headline-pending = Running the worlds of “{ $scenario }” …
headline-hint = Move a lever, switch off an event or choose another history, and this sentence says what would have changed.
headline-crossing =
    { $event } in { $worlds } of { $members } worlds; in the baseline in { $baseline }.
crossing-alliance = { $a } and { $b } form an alliance
crossing-other = “{ $name }” happens
worlds-dots =
    { $each ->
        [one] Each dot is one world.
       *[other] Each dot is { $each } worlds.
    }

change-lever = “{ $lever }” at { $value }
change-variant = “{ $variant }”
change-theory = the theory “{ $theory }”
change-event-off = “{ $event }” left out
change-parameter = { $name } at { $value }
change-many =
    { $count ->
        [one] one change
       *[other] { $count } changes
    }

## Steps taken back or again

undid = Undone: { $step }.
redid = Done again: { $step }.
step-scenario = scenario “{ $to }”
step-lever = “{ $lever }” { $from } → { $to }
step-variant = history “{ $to }”
step-theory = theory “{ $to }”
step-event-off = “{ $event }” left out
step-event-on = “{ $event }” back in
step-parameter = { $name } { $from } → { $to }
step-uncertainty = uncertainty
step-members = { $to } worlds
step-seed = seed { $to }
step-many = { $count } changes
nothing-to-undo = Nothing to undo
nothing-to-redo = Nothing to redo

## Levers and the other choices

choices = What if
variant = History
variant-none = As recorded
variant-none-text = All events and all levers as the scenario’s file has them.
theory = Theory
theory-own = { $theory } (the scenario’s own)
levers = Levers
lever-less = Less: { $lever }
lever-more = More: { $lever }
lever-reset = Back to { $value }: { $lever }
lever-note = About: { $lever }
lever-baseline = Scenario’s value: { $value }
scenario-note = About this scenario
lever-source = Source: { $source }
changes =
    { $count ->
        [0] No changes
        [one] 1 change
       *[other] { $count } changes
    }
changes-none = Everything is as the scenario has it.
changes-drop = Back to the baseline
change-drop = Take back: { $change }

worlds = Worlds
uncertainty = Uncertain are
uncertainty-chance = chance (crises, misperception)
uncertainty-parameters = parameters (those that fit the record to 2013, else within their ranges)
members = Number of worlds
seed = Seed
cancel = Stop

## Charts

charts = Charts
legend-middle = the middle world
legend-half = half of the worlds
legend-most = 9 of 10 worlds
legend-baseline = baseline
baseline = baseline
whole-past = from { $year }
past-label = recorded past
fact-line =
    { $name } it { $direction ->
        [rises] rises from { $from } in { $fromYear } to { $to } in { $toYear }
        [falls] falls from { $from } in { $fromYear } to { $to } in { $toYear }
       *[stays] stays near { $to } from { $fromYear } to { $toYear }
    }{ $peak ->
        [none] { "" }
       *[some] {" "}with a peak of { $top } in { $topYear }
    }{ $certain ->
        [yes] { "" }
       *[no] ; half of the worlds end between { $low } and { $high }
    }.
fact-single =
    { $direction ->
        [rises] Rises from { $from } in { $fromYear } to { $to } in { $toYear }
        [falls] Falls from { $from } in { $fromYear } to { $to } in { $toYear }
       *[stays] Stays near { $to } from { $fromYear } to { $toYear }
    }{ $peak ->
        [none] { "" }
       *[some] {" "}with a peak of { $top } in { $topYear }
    }{ $certain ->
        [yes] { "" }
       *[no] ; half of the worlds end between { $low } and { $high }
    }.
fact-baseline = Baseline: { $value }.
fact-name-threat = From { $b }
fact-name-other = { $name }
readout-line = { $name } { $value } ({ $low }⁠–⁠{ $high })
readout-line-certain = { $name } { $value }
readout-single = { $value } ({ $low }⁠–⁠{ $high })
readout-single-certain = { $value }
readout-none = no values yet
table = Table
table-years = Every year
table-caption = { $title }: the middle world and the range of 9 of 10 worlds
table-time = Time
table-period = { $from }–{ $to }
table-change = { $from } → { $to }
table-baseline = { $name }, baseline
table-value = Value
table-cell = { $value } ({ $low }–{ $high })

## Date and events

date = Date
timeline = Date and events
timeline-events = Events
timeline-hint = Arrow keys move along the events, Enter opens one.
reading = Read out
previous-event = Previous event
next-event = Next event
slot-one = { $date }: { $title }
slot-many = { $from } to { $to }: { $count } events
slot-many-same = { $from }: { $count } events
misfits = Where the model is known to be wrong ({ $count })
events-all = All events ({ $count })
events-context = Cooperation events ({ $count }): shown, never an input
arrow = →
event-intensity = Intensity
event-strength = Strength
event-reference = Source
event-unverified = From memory, unverified
event-on = Takes place
event-on-named = Takes place: { $title }
event-past = Belongs to the recorded past, which all scenarios share.
event-never-input = Shown for comparison, never an input of the model.

kind-enlargement = enlargement of an alliance
kind-war = war
kind-policy = policy
kind-deployment = deployment of forces
kind-sanction = sanctions
kind-armsale = arms sale
kind-crisis = crisis
kind-trade = trade measure
kind-visit = visit
kind-statement = statement
kind-exercise = exercise
kind-relief = relief
kind-border-step = border step
kind-treaty-step = treaty step
kind-treaty = treaty
kind-arms-deal = arms deal

## Status and problems

status-worlds =
    { $members ->
        [one] 1 world
       *[other] { $members } worlds
    }
status-certain = one world, nothing uncertain
status-progress = { $done } of { $total } worlds
status-cancelled = stopped
status-failed =
    { $failed ->
        [one] 1 world failed
       *[other] { $failed } worlds failed
    }
status-seed = seed { $seed }
status-model = model { $version }
status-hash = result { $hash }
status-hash-note = A fingerprint of all values. The same choices give the same fingerprint on every machine.

problem-heading = This can’t be simulated
problem-link = Part of this link can’t be followed
problem-link-rest = What can’t be followed stays as the scenario has it.
link-too-long = The link is too long.
link-unknown-key = There is nothing named “{ $key }”.
link-unknown-scenario = There is no scenario “{ $id }”. The first scenario is shown as its file has it.
link-unknown-variant = This scenario has no history “{ $id }”.
link-unknown-theory = No theory “{ $id }” fits this scenario.
link-unknown-lever = This scenario has no lever “{ $id }”.
link-unknown-event = This scenario has no event “{ $id }”.
link-not-a-number = “{ $key }” is “{ $value }”, which is not a number.
link-out-of-range = “{ $key }” is { $value }, but must lie between { $lowest } and { $highest }.
link-not-a-choice = “{ $key }” is “{ $value }”, but must be one of: { $choices }.
link-other-version = The link was made with model { $made }. This is model { $present }: results may differ.
problem-worker = The simulation stopped unexpectedly. Reload the page to start it again.
