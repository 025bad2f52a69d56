# The words of the generated model description. Its facts come from the theory, world and scenario files.

describe-title = { $theory }: { $scenario }
describe-introduction =
    Description of the model by the ODD protocol (Overview, Design concepts, Details; Grimm et al. 2020, Journal of
    Artificial Societies and Social Simulation 23(2), 7). It is generated from the theory `{ $theory }`, the world
    `{ $world }` and the scenario `{ $scenario }`; to change it, change those files.

## 1 Purpose and patterns

describe-purpose = 1. Purpose and patterns
describe-purpose-scenario = This description is for one scenario. { $scenario }
describe-patterns = Patterns
describe-patterns-text = The model is useful for its purpose as far as it shows these patterns:
describe-patterns-none = The theory file states no patterns by which to judge the model.
describe-misfits = Known misfits

## 2 Entities

describe-entities = 2. Entities, state variables and scales
describe-entities-text =
    The entities are { $actors } actors ({ $world }) and the ordered pairs of them: i looks at j. Nothing is written for
    a certain number of actors or for certain names. Different letters in an equation always stand for different
    members.
describe-states = State variables
describe-states-text =
    State is what carries over from one step to the next: stocks, and definitions whose value of the step before is
    read. All other variables follow from these within a step.
describe-is-stock = stock
describe-is-lagged = read one step later
describe-scales = Scales
describe-scales-text =
    A step is { $step } years. The simulation runs from { $start } to { $to }, in decimal years. There is no space other
    than the constants of pairs in section 5.
describe-scales-past =
    The scenario's own period begins in { $from }. What lies before is the past that it shares with other scenarios.

## 3 Process overview and scheduling

describe-scheduling = 3. Process overview and scheduling
describe-scheduling-text = Every step goes through the same processes in the same order:
describe-scheduling-inputs = Dated inputs, and parameters that the scenario changes by date, take their values for the step.
describe-scheduling-events =
    Events dated since the step before act on stocks, type after type: { $types }. Events of one type act in the order
    of their dates.
describe-scheduling-definitions = Definitions are worked out, each after those that it reads: { $names }.
describe-scheduling-stocks = Stocks take their next values all at once: { $names }.
describe-scheduling-order =
    All actors and pairs are updated from the same state, and no equation reads a value from its own future. The order
    of actors, of equations and of events of one date in the files changes no result: sums run in the order of the
    members' names.

## 4 Design concepts

describe-concepts = 4. Design concepts
describe-concept-principles = Basic principles
describe-concept-principles-text = The equations rest on { $sources }.
describe-concept-emergence = Emergence
describe-concept-emergence-text =
    The courses of { $headline } and the occurrence of { $milestones } are not put in: they emerge from the equations of
    all pairs, which feed back on one another. Built in are the signs of the single effects, which the equations of
    section 7 state.
describe-concept-adaptation = Adaptation
describe-concept-adaptation-text =
    Actors adapt by the equations of section 7: what they do in a step follows from the state that they meet in it.
    No rule names an actor.
describe-concept-objectives = Objectives
describe-concept-objectives-text =
    No actor maximises a declared objective over all courses of action. Where a decision weighs benefits against costs,
    its equation lists every one of them with its weight.
describe-concept-learning = Learning
describe-concept-learning-text =
    What changes with experience is held in stocks ({ $stocks }); the sentence at each stock's equation says whether it
    is a belief or a material quantity. The rules themselves don't change.
describe-concept-prediction = Prediction
describe-concept-prediction-text =
    Actors don't simulate the future. Expectations enter only where an equation's sentence says so.
describe-concept-sensing = Sensing
describe-concept-sensing-text =
    Equations of an actor read these variables of others, without error unless a shock is named in section 7: { $names }.
describe-concept-interaction = Interaction
describe-concept-interaction-text = Interaction is direct and in pairs; a third actor enters where an equation sums over others or takes the
    largest of them. Variables of pairs that a run puts out: { $names }.
describe-concept-stochasticity = Stochasticity
describe-concept-stochasticity-text =
    Chance is off unless a run asks for it. Each draw has its own stream of random numbers, named by the root seed, the
    member of the ensemble and the draw with its actors, so that variants share all luck that their difference does not
    touch. Draws:
describe-distribution-normal = { $meaning }. Standard normal at every step; { $quiet } without chance.
describe-distribution-uniform = { $meaning }. Uniform between 0 and 1 at every step; { $quiet } without chance.
describe-concept-collectives = Collectives
describe-concept-collectives-text =
    There is no collective with a state or a will of its own. Groups of actors show only in the variables of pairs and
    in sums over them.
describe-concept-observation = Observation
describe-concept-observation-text =
    A run puts out, at every step and without touching the run: { $names }. Ensembles are summarised by the quantiles 5,
    25, 50, 75 and 95 %, the member nearest to the medians, differences between variants on the same members, and the
    dates of first crossings.

## 5 Initialisation

describe-initialisation = 5. Initialisation
describe-initialisation-text =
    The simulation starts in { $start } from the equations below and the constants of the world ({ $world }). It starts
    the same in every member of an ensemble, apart from parameters that vary.
describe-starts = Starting values
describe-constants = Constants that a world states
describe-constants-of = Values of the constants ({ $world })
describe-constants-of-text =
    Only what the world states; all other constants have their default. Of a pair the first actor is the one who looks,
    fears, depends or is pressed.
describe-symmetric = the same in both directions

## 6 Input data

describe-input = 6. Input data
describe-input-text = Dated series and events come from the world and scenario files. Nothing that the model is meant to explain is among them.
describe-inputs = Inputs
describe-between-hold = the last point holds
describe-between-linear = straight line
describe-between-log-linear = straight line in the logarithm
describe-paths = Series
describe-from = in place of what came before, from { $date }
describe-changes = Changes of parameters and constants by date
describe-change = { $name } becomes { $value } in { $date }.
describe-events = Events
describe-events-text =
    { $count ->
        [one] One event acts
       *[other] { $count } events act
    } in the scenario, repetitions counted. { $context ->
        [0] {""}
       *[other] { $context } further dated facts are shown beside the results and never read by the model.
    }
describe-levers = Levers
describe-stands-at = stands at { $value }
describe-variants = Variants

## 7 Submodels

describe-submodels = 7. Submodels
describe-notation =
    In formulas, indices stand below: T with i and j is what i sees in, or receives from, j. A value of the step before
    carries t-1 above, a stock's next value t+1, a starting value 0; the step is Δt and the present date t. A maximum,
    sum or product over k takes all actors other than those already named; with nobody left, a product is 1 and all else
    0. Brackets around a comparison are 1 where it holds and 0 where not. logistic(x) is 1 / (1 + exp(-x)); clamp(x, a, b)
    is x kept between a and b. The text below each formula is the same equation as the theory file writes it.
describe-functions = Functions
describe-equations = Equations: { $section }
describe-at-start = at the start
describe-next-step = in the next step
describe-unit-is = Unit: { $unit }.
describe-no-unit = none given
describe-range-is = Stays within { $range }.
describe-source-is = Source: { $source }.
describe-note-is = Note: { $note }
describe-event-types = What events do
describe-event-directed = Acts by a source on a target.
describe-event-symmetric = Acts in both directions of the pair.
describe-only-kinds = only { $kinds }
describe-parameters = Parameters
describe-parameters-text =
    Prior: a number of the theory that cannot be measured. Measured: taken from data. Judgement: a choice of the author,
    open to discussion. Draws of an ensemble over parameters come from the range.
describe-not-varied = not varied
describe-kind-prior = prior
describe-kind-measured = measured
describe-kind-judgement = judgement
describe-unverified = (not verified)
describe-differences = What differs from { $theory }
describe-differences-text = This theory overrides `{ $theory }`. Parameters that differ:
describe-replaced-equations = Equations of its own: { $equations }.

## References

describe-references = References
describe-references-text = Keys are those of the files.
describe-references-theory = Theory
describe-references-world = World
describe-references-scenario = Scenario

## Columns of tables

describe-column-symbol = Symbol
describe-column-name = Name
describe-column-meaning = Meaning
describe-column-unit = Unit
describe-column-range = Range
describe-column-state = State
describe-column-start = At the start
describe-column-default = Default
describe-column-limits = Limits
describe-column-note = Note
describe-column-value = Value
describe-column-kind = Kind
describe-column-source = Source
describe-column-between = Between points
describe-column-points = Points
describe-column-date = Date
describe-column-type = Type and kind
describe-column-source-actor = By
describe-column-target-actor = On
describe-column-intensity = Intensity
describe-column-title = What
describe-column-before = Before
describe-column-range-before = Range before
