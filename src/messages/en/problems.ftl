### What is wrong in a file or a request, for the person who wrote it.
### Each message answers what was found and what was expected. "found" is the offending text.

severity-error = error
severity-warning = warning

## Added to any message for which there is a likely slip.

did-you-mean = Did you mean “{ $nearest }”?

## The file as a whole

problem-file-missing =
    There is no { $kind ->
        [theory] theory
        [world] world
        [claim] claim
       *[scenario] scenario
    } “{ $found }”.
problem-file-not-text = This is not a text file in UTF-8: from here on it can't be read.
problem-file-too-deep = This is nested more than { $most } levels deep, which no theory, world or scenario needs.
problem-file-too-large =
    The file is too large: it has more than { $most } { $unit ->
        [tokens] words and marks
       *[characters] characters
    }.
problem-empty-file = The file is empty. It should begin with “theory:”, “world:”, “scenario:” or “claim:” and an id.
problem-wrong-document = This is neither a theory, a world, a scenario nor a claim: a field “theory:”, “world:”, “scenario:” or “claim:” with an id is expected at the top level.
problem-cyclic-files = “{ $found }” leads back to a file that is being read already, so that the files go in a circle.
problem-more-problems = These are the first { $most } problems; there may be more.

## YAML, the syntax of files

problem-yaml-after-quote = Text stands after a closing quotation mark: “{ $found }”. Quote the whole text, or write a quotation mark inside it twice.
problem-yaml-bracket = A bracket or brace lacks its partner: “{ $found }”.
problem-yaml-colon = A colon and a blank are expected after the name of a field: “{ $found }”.
problem-yaml-colon-in-text = A text with a colon or a question mark in it needs quotation marks around it: “{ $found }”.
problem-yaml-comma = A comma is missing between two entries, or quotation marks around a text: “{ $found }”.
problem-yaml-dash = A list can't begin here: each of its entries (- …) stands on a line of its own, below the name of the field.
problem-yaml-documents = A file holds one document; with this line a second one begins.
problem-yaml-escape = Inside "…" a backslash has a meaning of its own. Write it twice, or use '…'.
problem-yaml-indent = The indentation of this line does not fit the lines above it: “{ $found }”. Fields that belong together begin in the same column.
problem-yaml-quote = A quotation mark that opens here is never closed.
problem-yaml-start = A text that begins with this character needs quotation marks around it: “{ $found }”.
problem-yaml-syntax = This can't be read: “{ $found }”.
problem-yaml-tab = The line is indented with a tab. Use blanks.
problem-yaml-tag = “{ $found }” is a tag of YAML, which theories, worlds and scenarios don't use. If it is text, put quotation marks around it.
problem-alias = “{ $found }” is an anchor or an alias of YAML, which theories, worlds and scenarios don't use. If it is text, put quotation marks around it.
problem-duplicate-key = “{ $found }” stands here for the second time.

## Fields and values

problem-empty-field = The field “{ $found }” has no value.
problem-missing-field = The field “{ $found }” is missing here.
problem-unknown-field = A field “{ $found }” has no meaning here.
problem-one-of-fields = Exactly one of these fields is needed here: { $expected }.
problem-list-empty = The list needs at least one entry.
problem-shape =
    { $expected ->
        [string] A text is expected here, in quotation marks if it looks like a number
        [boolean] true or false is expected here
        [array] A list is expected here
        [tuple] Two numbers are expected here, such as [0, 1]
        [number-or-record] A number is expected here, or one for each member
        [number-or-string] A number or a text is expected here
        [array-or-string] A text or a list of texts is expected here
        [string-or-tuple] A range is expected here: [lowest, highest], ±40%, ±0.12 or ×÷2
       *[other] Fields are expected here, each with its name, a colon and its value
    }, not “{ $found }”.
problem-number-expected = A number is expected here, not “{ $found }”.
problem-integer-expected = A whole number is expected here, not { $found }.
problem-not-finite = “{ $found }” is no number to reckon with: it must be finite.
problem-not-positive = The number must be greater than 0, not { $found }.
problem-too-small = { $found } is too small: the least is { $least }.
problem-too-large = { $found } is too large: the most is { $most }.
problem-value-outside-range = { $found } lies outside its range, which goes from { $least } to { $most }.
problem-value-not-allowed = “{ $found }” is none of what can stand here: { $expected }.
problem-range-order = The lowest value of a range comes first, then the highest.
problem-bad-range = “{ $found }” is no range. Write [lowest, highest], or how far it goes around the value: ±40%, ±0.12 or ×÷2.
problem-bad-date = “{ $found }” is no date. Write year and month, such as 2014-03, or a decimal year, such as 2014.2.
problem-bad-path-point = The points of a dated series stand at years such as 2014 or 2014.25, not at “{ $found }”.
problem-bad-id = “{ $found }” can't be an id. An id is made of lower-case letters and digits, joined by hyphens: crimea-2014.
problem-bad-name = “{ $found }” is no name. A name begins with a letter and has only letters, digits and underscores; indices follow in parentheses or brackets.
problem-bad-letter = The letter of an index is a single one from a to z, not “{ $found }”.
problem-name-taken = “{ $found }” has a meaning of its own and can't be used as a name.

## Names

problem-unknown-name = “{ $found }” is not known here.
problem-ambiguous-name = The symbol “{ $found }” stands for { $other } already.
problem-duplicate-definition = “{ $found }” is defined for the second time.
problem-reference-missing = “{ $found }” looks like the key of a reference, but there is none of that name under “references:”.
problem-duplicate-id = The id “{ $found }” is in use already.
problem-duplicate-letter = “{ $found }” is in use already at this place. Different indices always stand for different members, so none can stand twice.
problem-unused-name = “{ $found }” is declared, but no equation uses it.
problem-index-expected = “{ $found }” is an index and has no value. It stands in parentheses behind a name, as in threat(i, j).
problem-index-members = The index “{ $found }” needs either “members:” or “from: world”, and just one index takes its members from the world.
problem-index-unknown = “{ $found }” can't be an index here. What can: { $expected }.
problem-member-unknown = “{ $found }” is no member of that index.
problem-arity =
    “{ $name }” takes { $expected ->
        [none] nothing in parentheses behind it
        [1] one entry in parentheses
       *[other] { $expected } entries in parentheses
    }, not { $found ->
        [0] none
       *[other] { $found }
    }.
problem-actor-absent = There is no actor “{ $found }” in this world.
problem-type-unknown = The theory has no type of event “{ $found }”.
problem-kind-unknown = There is no kind of event “{ $found }” here.

## Equations

problem-expression-forbidden = “{ $found }” can't stand in an equation. What can: numbers, names, + - * / ^, comparisons, “test ? this : that”, and functions such as max, exp and sum.
problem-expression-syntax = The equation can't be understood from here on: “{ $found }”.
problem-expression-unfinished = The equation ends too early: something is missing here.
problem-expression-too-deep = The equation is nested more than { $most } levels deep. Split it into several definitions.
problem-expression-too-long = The equation has more than { $most } characters. Split it into several definitions.
problem-multiplication-sign = A multiplication sign (*) is missing here: “{ $found }”.
problem-integer-power = The exponent of a power is a whole number from 1 to { $most }, not “{ $found }”. For the square root there is sqrt.
problem-equation-missing = No equation says what { $found } is.
problem-circular = These go in a circle, so that none of them can be worked out: { $found }. A stock, or previous(…), opens the circle.
problem-previous-needs-start = previous(…) is for quantities under “define:”, and “{ $found }” is none. Stocks, inputs and numbers stand without it.
problem-start-missing = previous({ $found }…) is used, so that “start:” must say what “{ $found }” is before the first step.
problem-not-a-stock = An event can change nothing but stocks, and “{ $found }” is none.
problem-not-in-event-rule = “{ $found }” is worked out after events have acted, so that an event can't use it. It can use stocks, parameters, constants and inputs.
problem-effect-one-sided = A symmetric event acts in both directions, so that “{ $found }” would be worked out twice, each time with the other as { $actor }, and the second would win. Name source or target in what the effect changes, or read neither.
problem-effect-repeated = Events of the kind “{ $kind }” would change { $found } twice. Put both effects into one.
problem-theory-too-deep = Definitions need one another over more than { $most } levels. Make fewer of them, or put those that are needed first.
problem-theory-too-large = With these indices and members the equations become too many to be worked out: more than { $most }.
problem-dimension-argument = The units do not fit in “{ $found }”: { $name } gets { $unit } (1 is a plain number).
problem-dimension-mismatch = The units in “{ $found }” do not fit: { $left } and { $right } on the two sides of “{ $name }” (1 is a plain number).
problem-dimension-result = By its unit this is { $found }, while { $name } is stated as { $expected } (1 is a plain number).
problem-dimension-unreadable = The unit “{ $found }” can't be read. Units look like: index, year, 1/year, trillion USD/year.

## Worlds

problem-constant-missing = The world gives no value for { $found }: { $meaning }.
problem-path-missing = Neither the world nor the scenario says how { $found } goes on in time.
problem-symmetric-conflict = { $found } is the same in both directions of the pair, but the other direction says { $other }.

## Scenarios

problem-period-order = The years { $from } to { $to } are in the wrong order.
problem-period-before-history = The period can't begin in { $found }: its history begins in { $least }.
problem-in-recorded-past = What happened before { $least } is the recorded past, which scenarios share and can't change; { $found } lies in it.
problem-point-too-early = The point of { $found } lies before { $least }, from which on the points hold.
problem-read-at-start-only = Only starting values read “{ $found }”, so that changing it at a later date has no effect.
problem-too-many-steps = From the first to the last year there would be { $found } steps; the most is { $most }.
problem-event-outside-period = “{ $found }” is dated outside the years { $from } to { $to }, in which it could act.
problem-self-directed = An event needs two different actors; { $found } can't act on itself.
problem-no-such-event = There is no event with the id “{ $found }”.
problem-nothing-selected = No event is of this description, so that nothing changes.
problem-lever-unknown = The scenario has no lever “{ $found }”.
problem-lever-baseline = The lever stands at { $found }, while what it changes stands at { $expected } in this scenario.
problem-unknown-variant = The scenario has no variant “{ $found }”.

## Observed series: a record (.yaml) and its table (.csv)

problem-record-missing = This table has no record: there is no “{ $found }” beside it that says where its numbers come from.
problem-table-missing = This record has no table: there is no “{ $found }” beside it.
problem-table-empty = Rows are missing here. The first line names the columns, and each further line holds one observation.
problem-column-missing = The table has no column “{ $found }”.
problem-cell-count =
    The line has { $found ->
        [one] one cell
       *[other] { $found } cells
    }, while the first line names { $expected ->
        [one] one column
       *[other] { $expected } columns
    }.
problem-csv-after-quote = Text stands after a closing quotation mark: “{ $found }”. A quotation mark inside a cell is written twice.
problem-csv-quote = A quotation mark stands inside this cell: “{ $found }”. Put the whole cell into quotation marks, and write those inside it twice.
problem-csv-separator = The first line has no comma. Columns are separated by commas, not by semicolons or tabs.
problem-csv-quote-open = A quotation mark that opens here is never closed.
problem-duplicate-row = This is the same observation as in line { $line }: each date, actor and partner has one row.
problem-year-outside-record = The year { $found } lies outside the years { $from } to { $to } that the record states.
problem-rows-mixed = This row and that of line { $line } would be taken for the same year of { $found }. The variable of the mapping should have “{ $column }” in it, or the table one of them only.
problem-driver-mapped = A driver is an input, which nothing of the model is compared with, so that it has no “mapping”. What is compared is an outcome.
problem-outcome-informs = An outcome is only ever compared with the model and stands behind none of its inputs, so that it has no “informs”.
problem-fact-mapped = A fact is only compared with what claims say, so that it has no “{ $found }”.
problem-formula-not-finite = From the value { $found } the formula makes no finite number.

## Claims

problem-bad-test-id = “{ $found }” can't be the id of a test. It is made of letters and digits, joined by hyphens: C1, C7a.
problem-bounds-meet = One effect could both support and contradict the claim. The two bounds need opposite directions, such as “above: 0.02” for support and “atMost: 0” for contradiction.
problem-fact-simulated = A claim of kind “fact” is compared with observed series alone (“observed:”), in which there are no runs and no variants.
problem-observed-in-model = Only a claim of kind “fact” is compared with observed series. A test of the model measures its outputs: “of:”, and neither “actor:”, “partner:” nor “sum:”.
problem-measure-unused = “{ $found }” is measured, but the effect does not use it.
problem-own-partner = { $found } can't be its own partner.
problem-pair-unobserved = The series “{ $found }” has no rows of { $pair }.
problem-year-unobserved = The series “{ $found }” has no value for { $year }, which these years include. Leave such years out.
problem-pairs-mixed = The series “{ $found }” has rows of several actors. Say which are meant with “actor:” and “partner:”.
problem-series-unknown = There is no observed series “{ $found }”.
problem-years-outside-run = The years { $from } to { $to } don't lie within { $least } to { $most }, for which there are values.
