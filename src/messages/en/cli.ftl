### Everything the command line says, in English. Problems in files have their own messages, in problems.ftl.

## Commands and options, as help shows them

program-summary = Simulates how states balance against threats. Theories, worlds and scenarios are files that you can read and change.
program-examples =
  Examples:
    counterpoise list
    counterpoise run as-recorded
    counterpoise run as-recorded --variant no-us-pressure --members 200
    counterpoise run as-recorded --set omega=0.4 --out run.csv
    counterpoise compare as-recorded --variants baseline,alliance --members 100
    counterpoise check my-scenario.yaml

  Exit codes: 0 done, 1 fault of the program, 2 wrong command line or file, 3 some members failed,
  130 stopped with Ctrl-C.
run-summary = Run a scenario: a summary on a terminal, CSV when piped
compare-summary = Compare variants of a scenario on the same members
check-summary = Find all mistakes in theory, world, scenario and claim files
describe-summary = Describe the model of a scenario in ODD form, as Markdown
serve-summary = Show the dashboard in a browser
list-summary = List scenarios with their variants and levers, theories, claims and observed series
argument-scenario = id of a shipped scenario (see list) or path of a file
fit-summary = Rule out parameter draws that miss the record to 2013, and score theories on 2014–2021
evidence-summary = Score the model, rival theories and simple forecasts against observed series
argument-scenario-evidence = id or path of the scenario to score
argument-scenario-fit = id or path of the scenario whose recorded past is run
argument-files = theory, world or scenario files; - reads standard input
option-version = print the version
option-help = print help
option-variant = a counterfactual of the scenario
option-variants = variants to compare, with commas between; "baseline" is the scenario as it is. The first is the reference, unless the baseline is among them or only one is named
option-theory = another theory, by id or path
option-set = a parameter or constant to set, such as omega=0.3 or "divergence[RUS,CHN]=0.05"; may be repeated
option-lever = a lever's position; may be repeated
option-without = an event to leave out; may be repeated
option-members = how many times to run with different luck or parameters (default: 1, or 200 with uncertainty)
option-seed = root of all luck: the same seed gives the same result
option-uncertainty = what differs between members: parameters within their whole ranges, calibrated ones (those that the record to 2013 does not rule out), or both chance and calibrated parameters (default: none, or both for several members)
option-format = form of the result (default: by the file's ending; else summary on a terminal, csv when piped)
option-out = file to write, or - for standard output
option-variables = variables to put out, by name or symbol, such as "threat,cooperation[RUS,CHN,*]"; all adds intermediate ones
option-at = date to compare at, YYYY-MM or a year (default: the end)
option-workers = threads for ensembles (default: the machine's cores, 4 at most)
option-quiet = no messages and no progress bar, errors only
option-describe-out = file to write, or - for standard output (default: -)
option-theories = theories to fit, by id or path, with commas between; the first is the reference (default: the scenario's own, then all others that are shipped)
option-draws = draws of all parameters within their whole ranges
option-series = folder with observed series, each a table name.csv and its record name.yaml, in place of the shipped ones
option-calibration = folder with sets of accepted draws, as fit writes them (default: the shipped ones)
option-ranges = parameters anywhere within their ranges, even where accepted draws are known
option-evidence-members = members of each ensemble
option-table = what CSV and Parquet have: scores, or the two trends with the terms behind them
option-fit-out = folder for the sets of accepted draws
option-fit-report = folder for tables of diagnostics and scores
option-fit-state = folder in which the fit is kept as it goes, to go on from after a stop
option-port = port to listen on; the next free one if it is taken
option-open = open a browser

## Mistakes on the command line

command-line = command line
error-prefix = error: { $message }
warning-prefix = warning: { $message }
help-hint = (--help lists commands and options)
about = { $about }: { $message }
did-you-mean-run = Did you mean: counterpoise run { $scenario }
number-expected = "{ $found }" is not a number.
number-with-comma = "{ $found }" is not a number: write the decimals after a point.
assignment-expected = Write name=value, for example { $example }.
example-set = omega=0.3
example-lever = us-pressure-on-russia=0.5
whole-number-expected = Give a whole number from { $least } to { $most }.
seed-empty = Give any text or number that is not empty.
date-expected = Give a date such as 2014-03, or a year.
date-outside = There is nothing at { $date }: the runs cover { $from } to { $to }.
variables-empty = Name at least one variable, or leave --variables out.
variants-empty = Name at least one variant, such as --variants baseline,{ $example }.
variants-none = The scenario { $scenario } has no variants to compare.
too-much-to-keep = { $members } members with { $series } series of { $steps } steps would need { $size } GB of memory; { $most } GB is the most. Ask for fewer variables with --variables, or for fewer members.
evidence-nothing = Nothing was observed in the years that { $scenario } runs through.
evidence-format = There is no form { $format } of this. Choose summary, csv, json or parquet.
no-calibrated-draws = There are no draws of { $theory } in { $world } that fit the record. Choose --uncertainty parameters.
theories-empty = Name at least one theory, or leave --theories out.
fit-nothing = Nothing was observed to 2013 of the series that the fit reads.
parquet-to-terminal = Parquet is not text. Write it to a file with --out run.parquet, or pipe it.

## Files

file-none = There is no file { $file }.
file-none-nearest = There is no file { $file }. Did you mean { $nearest }?
file-other-kind = { $file } is a { $stated }; a { $kind } is needed.
file-is-folder = { $file } is a folder; a file is needed.
file-forbidden = { $file } cannot be read: you are not allowed to.
file-unreadable = { $file } cannot be read ({ $reason }).
folder-none = There is no folder { $folder }.
folder-is-file = { $folder } is a file; a folder is needed.
folder-forbidden = The folder { $folder } cannot be made.
series-none = { $folder } has no series of outcomes: tables name.csv with records name.yaml.
out-is-folder = { $file } is a folder; give the name of a file to write.
out-no-folder = { $file } cannot be written: there is no folder { $folder }.
out-forbidden = { $file } cannot be written: you are not allowed to write there.
out-unwritable = { $file } cannot be written ({ $reason }).
wrote-file = Wrote { $file }: { $what }.
wrote-rows = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
  } of { $columns } columns
wrote-summary = the summary
wrote-object = { $series ->
    [one] 1 series
   *[other] { $series } series
  }
wrote-description = the model description
wrote-lines = { $rows ->
    [one] 1 line
   *[other] { $rows } lines
  }
wrote-draws = { $accepted } accepted draws of { $draws }
standard-input = standard input

## While it runs

progress = { $bar } { $done } of { $total } members{ $left ->
    [unknown] { "" }
   *[other] , about { $left } s left
  }
stopped = Stopped before there was a result.
members-failed = { $failed } of { $members } members gave numbers that are not finite, and are left out: { $which }.
run-failed = The run gave numbers that are not finite, and is left out.
same-members = All { $members } members are the same: nothing differs between them with --uncertainty none.
internal-error =
  Something went wrong inside Counterpoise: { $reason }
  This is a fault of the program, not yours. Please report it with the command that you ran, and what this command
  prints when COUNTERPOISE_TRACE=1 is set in the environment.

## Summary of a run

list-of-two = { $first } and { $second }
list-of-many = { $others }, and { $last }
title-with-years = { $title }, { $from }–{ $to }
summary-sources = Theory: { $theory }. World: { $world }.
summary-one-run = One run, without chance.
summary-one-member = One member; { $uncertainty }; seed { $seed }.
summary-members = { $members } members; { $uncertainty }; seed { $seed }.
summary-past = { $simulatedFrom }–{ $from } is the recorded past that scenarios share.
uncertainty-none = nothing differs between them
uncertainty-chance = chance differs
uncertainty-parameters = parameters differ within their ranges
uncertainty-calibrated = parameters differ, as far as the record to 2013 does not rule them out
uncertainty-both = chance and parameters differ, these within their ranges
uncertainty-both-calibrated = chance and parameters differ, these as far as the record to 2013 does not rule them out
change-variant = Variant { $id }: { $text }
change-theory = Theory { $theory } in place of { $own }.
change-lever = { $title }: { $value } in place of { $baseline }.
change-set = { $name } is { $value } in place of { $baseline }.
change-event = Without: { $title } ({ $date }).
heading-generic = { $variable } of { $members }
heading-interval = 9 in 10 end at
scale = bars from { $least } to { $most }
heading-turning-points = Turning points
turning-no-event = no dated event
turning-more-events = and { $count } more
turning-jump = { $label }: { $a } → { $b }
turning-start = { $label }: { $b } → { $c } within a year
turning-end = { $label }: { $a } → { $b } within a year, then { $c }
turning-input = { $name } becomes { $value }
turning-none = Nothing turns sharply.
heading-milestones = Milestones
milestone-start = { $label }: from the start
milestone-certain = { $label }: from { $date }
milestone-share = { $label }: in { $count } of { $members } members, typically from { $date }
milestones-never = Not reached: { $labels }
fingerprint = Fingerprint { $hash }
next-members = Next: how sure is this? counterpoise run { $scenario } --members 200
next-compare = Next: what did it change? counterpoise compare { $scenario } --variants baseline,{ $variant } --members 100
next-explore = Next: what if? counterpoise compare { $scenario } --variants baseline,{ $variant } --members { $members }
next-list = Next: variants and levers to try: counterpoise list

## Variables, as headings, rows under them, and in a sentence. Those of a theory that are not here show by their names.

variable-threat = Threat
    .heading = Threat that each sees in each other
    .row = { $a } in { $b }
    .series = threat that { $a } sees in { $b }
variable-cooperation = Cooperation
    .heading = Cooperation of { $members }
    .series = cooperation of { $a } and { $b }: { $c }
variable-alliance = Alliance
    .series = alliance of { $a } and { $b }

# Actors whose names need an article in a sentence.
in-sentence-USA = the United States

## Summary of a comparison

baseline = baseline
compare-title = { $title }: { $others } against { $reference }
compare-heading = { $other } against { $reference }, { $date }
compare-column-difference = effect
compare-column-interval = 9 in 10 between
compare-column-higher = higher in
compare-higher = { $higher } of { $members }
compare-more = { $count } further series differ: --variables chooses which to show, --format csv has all.
compare-no-members = No member ran through in both.
compare-same = No visible difference in { $date }.
compare-milestone = { $label }: { $list }
compare-milestone-certain = { $name } from { $date }
compare-milestone-share = { $name } in { $count } of { $members } (typically from { $date })
compare-milestone-never = { $name } never
compare-fingerprints = Fingerprints: { $list }
compare-no-overlap = These variants have no date in common to be compared at.

## check

check-fine = { $file }: no problems
check-fine-warnings = { $file }: { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
  }
check-total = { $problems ->
    [one] 1 problem
   *[other] { $problems } problems
  } in { $files ->
    [one] 1 file
   *[other] { $files } files
  }
check-total-one = { $problems ->
    [one] 1 problem
   *[other] { $problems } problems
  }

## serve

serve-ready = Counterpoise is at { $address } (Ctrl-C stops it)
serve-other-port = Port { $port } is taken.
serve-no-port = No port from { $first } to { $last } is free. Choose another with --port.
serve-port-forbidden = Port { $port } needs more rights than you have. Choose one above 1023 with --port.
serve-not-built = The page is not built yet. Build it with: npm run build --prefix { $folder }

## list

list-scenarios = Scenarios
list-theories = Theories
list-claims = Claims
list-series = Observed series
list-series-entry = { $title } ({ $role ->
    [driver] stands behind inputs
    [outcome] compared with the model
   *[fact] compared with claims
  })
list-variants = Variants
list-levers = Levers
list-lever = { $title } ({ $least } to { $most }; { $value } in the scenario)
list-run = For example: counterpoise run { $scenario } --variant { $variant } --lever { $lever }
list-unreadable = { $id } cannot be listed: counterpoise check { $id }

## fit

fit-stopped = Stopped. The same command goes on from what is kept in { $folder }.
fit-none-accepted = No draw of { $theory } was accepted, so that no set is written.
accepted-set-heading =
  Draws of all parameters that the record to { $year } does not rule out. Written by "counterpoise fit", not by hand;
  the same command gives the same set on every machine.
fit-title = { $theory }: draws that the record to { $year } does not rule out
fit-accepted = { $accepted } of { $draws } draws accepted ({ $share }). Nothing observed after { $year } was read.
fit-rule = The rule: no target missed by more than { $one } standard deviations of its stated errors, and { $all } or less for the mean of the squares.
fit-loosened = So few draws keep this rule that the { $leftOut ->
    [one] largest miss
   *[other] { $leftOut } largest misses
  } of each draw were left out.
fit-targets = Targets
fit-column-observed = observed
fit-column-error = error
fit-column-default = default (misses by)
fit-column-out = rules out
fit-column-alone = alone
fit-parameters = Parameters that the record constrains most
fit-column-range = range
fit-column-accepted = 5 … 50 … 95 % of accepted
fit-column-variance = variance
fit-column-distance = distance
fit-pairs = Parameters that it constrains together
fit-column-correlation = correlation
fit-choice = Theories on { $from }–{ $to }, each with its own accepted draws
fit-column-accepted-share = accepted
fit-column-crps = CRPS
fit-column-rmse = RMSE
fit-column-inside50 = in 50 %
fit-column-inside90 = in 90 %
fit-column-difference = first minus this
fit-choice-note = CRPS and RMSE in units of each series’ discrepancy; less is better. Where terms of the theory are switched off, draws were fitted without them.
fit-choice-kept = No theory is better than { $theory } beyond the interval of the difference, so that it stays.
fit-choice-other = { $theory } is better than { $first } beyond the interval of the difference.
fit-ruled-out = ruled out

## evidence

evidence-title = { $title }: the model against the record
evidence-sampling = { $theory }. { $members } members with chance, { $parameters ->
    [calibrated] parameters that the record to 2013 does not rule out
   *[other] parameters anywhere within their ranges
  }; seed { $seed }.
evidence-bands = Errors are on the scale of the model, those of several series in units of their discrepancies. Bands include the discrepancy that each series states.
evidence-seen = Nothing after 2013 was fitted. What else in the model was set with a series in view, its record tells under “alreadySeen”.
evidence-outside = { $outside } of { $of } observations lie outside the years of the run and are left out.
evidence-period-to-2013 = To 2013, the years that were fitted
evidence-period-2014-2021 = 2014–2021, after the years that were fitted
evidence-period-from-2022 = From 2022
evidence-fitted-series = fitted series together
evidence-all-series = all series together
evidence-column-count = n
evidence-column-rmse = RMSE
evidence-column-bias = mean error
evidence-column-inside50 = in 50 %
evidence-column-inside90 = in 90 %
evidence-column-crps = CRPS
evidence-column-wins = wins
evidence-column-losses = losses
evidence-column-skill-crps = skill
evidence-column-interval = 9 in 10 between
evidence-column-skill-rmse = by RMSE
evidence-column-verdict = the model is
evidence-against = { $theory } against others, fitted series together
evidence-verdict-better = better
evidence-verdict-worse = worse
evidence-verdict-open = neither
evidence-unfitted = { $without } run with the draws of the whole model, and nothing was fitted again without these terms, so that part of the difference may come from that. “counterpoise fit” fits each of them anew.
evidence-placebo = { $asGood } of { $of } histories with permuted dates of pressure score as well as the recorded dates.
evidence-trend-arms-deliveries = Arms deliveries, and what moves them
evidence-trend-joint-exercises = Joint exercises, and what moves them
evidence-trend-observed = observed
evidence-trend-model = model
evidence-trend-peak = Highest in { $model }, in the record in { $observed }.
evidence-trend-low = { $from }–{ $to }: too low { $which ->
    [defaults] with default parameters, beyond the discrepancy
   *[other] for 19 of 20 members
  }: { $median } where { $observed } was observed.
evidence-trend-high = { $from }–{ $to }: too high { $which ->
    [defaults] with default parameters, beyond the discrepancy
   *[other] for 19 of 20 members
  }: { $median } where { $observed } was observed.
evidence-trend-wrong = From { $from } to { $to } it changes by { $median } where { $observed } was observed; { $agreeing } of the members have the right sign.

## claims

claims-summary = Put the study's claims, or your own, to the test over draws of all parameters
argument-claims = claims by id (C1, c04-no-alliance) or path of a file (default: all shipped ones)
option-claim-draws = draws of all parameters within their ranges
claims-title = { $tests ->
    [one] One test
   *[other] { $tests } tests
  } of claims on { $draws ->
    [one] one draw
   *[other] { $draws } draws
  } of all parameters, seed { $seed }
claims-theory = Theory: { $theories }.
claims-set = { $name } is { $value } in all of them.
claims-column-verdict = verdict
claims-column-effect = effect
claims-column-spread = 9 in 10 draws
claims-column-all = all draws
claims-column-interval = 95 % interval
claims-column-calibrated = calibrated
claims-spread = { $low } … { $high }
claims-share = { $share } ({ $low }–{ $high })
claims-missing = { $missing } of { $draws } draws gave no number and are left out.
claims-legend = Effect: at the default parameters. All draws: share of draws that support / that contradict, in which the effect is at least as large as the claim needs, or as large the other way round; what is left is too small to count. A model’s verdict on the model’s world, not on history.
claims-legend-calibrated = Calibrated: the same shares among draws that the record to 2013 does not rule out.
verdict-supported = supported
verdict-mostly-supported = mostly supported
verdict-weak = weak
verdict-open = open
verdict-mostly-refuted = mostly refuted
verdict-refuted = refuted
fact-supported = record agrees
fact-refuted = refuted by record
fact-neither = record unclear
sign-assumed = Assumption, no result: the sign is built in, and only the size is found. { $why }
sign-assumed-wrongly = The file takes the sign for built in, but { $count } of { $of } draws reverse it. { $why }
sign-free = { $count } of { $of } draws have the opposite sign, { $enough ->
    [0] none by enough to count.
   *[other] { $enough } of them by enough to count.
  }
sign-never-reversed = Take the sign for an assumption: none of the { $of } draws reverses it.
region-contradicted = Contradicted most where { $where }: in { $density } % of the draws there ({ $base } % of all), which are { $coverage } % of all that contradict.
region-not-supported = Lacks support most where { $where }: in { $density } % of the draws there ({ $base } % of all), which are { $coverage } % of all without it.
region-alliance = Most likely where { $where }: in { $density } % of the draws there ({ $base } % of all), which are { $coverage } % of all draws with an alliance.
region-above = { $name } is above { $above }
region-below = { $name } is below { $below }
region-between = { $name } is between { $above } and { $below }
wrote-tests = { $rows ->
    [one] 1 test
   *[other] { $rows } tests
  }

## alliance

alliance-summary = How often Russia and China ally over draws of all parameters, and where in the space of parameters
option-over = two parameters to map the border of the alliance over, such as "partnerShareWeight,divergence[RUS,CHN]"
option-condition = a variant of the scenario, or a condition of claim c04-no-alliance, for the map
option-grid = values of each of the two parameters
over-two = Name two different parameters, such as --over "partnerShareWeight,divergence[RUS,CHN]".
alliance-title = Alliances after 2014 (commitment to mutual defence of one half or more) in { $draws } draws of all parameters, seed { $seed }
alliance-column-defaults = highest at defaults
alliance-column-share = draws with an alliance
alliance-as-it-is = The recorded history
alliance-calibrated = Among the draws that fit the record to 2013: { $share }.
alliance-next = Where does the alliance begin? counterpoise alliance --over "partnerShareWeight,divergence[RUS,CHN]"
alliance-map = { $y } (upwards) against { $x } (to the right), all else at its default{ $condition ->
    [none] { "" }
   *[other] , under { $condition }
  }
alliance-map-legend = # alliance, . none; o or @ is the default. On the right: the values of { $x } at which an alliance begins or ends.
