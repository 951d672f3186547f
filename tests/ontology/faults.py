"""What can be wrong with a graph: what is done to the sound one, and what the shapes then say of it."""

CLAUSE = "<policy/1/s1/c1>"
SECOND = "<policy/1/s1/c2>"


def without(subject: str, predicate: str) -> str:
    return f"DELETE WHERE {{ GRAPH ?g {{ {subject} {predicate} ?value }} }}"


def also(statement: str) -> str:
    return f"INSERT DATA {{ GRAPH <graph/facts> {{ {statement} }} }}"


def instead(subject: str, predicate: str, value: str) -> str:
    return f"{without(subject, predicate)} ; {also(f'{subject} {predicate} {value}')}"


# What is done to the sound graph, what is then faulty, and how the message begins or what it contains.
FAULTS = {
    "policy without title": (without("<policy/1>", "pk:title"), "policy/1", "A policy needs exactly one title"),
    "policy with two titles": (also('<policy/1> pk:title "别名"'), "policy/1", "A policy needs exactly one title"),
    "empty title": (instead("<policy/1>", "pk:title", '""'), "policy/1", "A policy needs exactly one title"),
    "date that is a string": (instead("<policy/1>", "pk:date", '"2020"'), "policy/1", "one xsd:date"),
    "issuer that is a place": (also("<policy/1> pk:issuer <place/999100>"), "policy/1", "An issuer must be an actor"),
    "addressee that is a place": (also("<policy/1> pk:addressee <place/999100>"), "policy/1", "An addressee must be"),
    "level of no government": (also('<policy/1> pk:level "village"'), "policy/1", "The level of a policy"),
    "start that is a year": (also('<policy/1> pk:validFrom "2020"'), "policy/1", "The first day of a policy"),
    "two ends": (
        also('<policy/1> pk:validUntil "2024-01-01"^^xsd:date , "2025-01-01"^^xsd:date'),
        "policy/1",
        "The last day of a policy",
    ),
    "end before the start": (
        also('<policy/1> pk:validFrom "2021-01-01"^^xsd:date ; pk:validUntil "2020-01-01"^^xsd:date'),
        "policy/1",
        "before it begins",
    ),
    "cited document without title": (
        also("<document/x1> a pk:CitedDocument"),
        "document/x1",
        "A cited document needs a title",
    ),
    "cited document that is a clause": (
        also(f'<document/x1> a pk:CitedDocument ; pk:title "甲" ; pk:resolvesTo {CLAUSE}'),
        "document/x1",
        "at most one policy of the graph",
    ),
    "section of no policy": (without("<policy/1/s1>", "pk:inPolicy"), "policy/1/s1", "A section belongs to exactly"),
    "section in a clause": (also(f"<policy/1/s1> pk:inSection {CLAUSE}"), "policy/1/s1", "The parent of a section"),
    "clause without text": (without(CLAUSE, "pk:text"), "policy/1/s1/c1", "A clause needs its text"),
    "clause without citation": (without(CLAUSE, "pk:citation"), "policy/1/s1/c1", "A clause needs a citation"),
    "clause without start": (without(CLAUSE, "pk:start"), "policy/1/s1/c1", "A clause needs one start"),
    "clause without end": (without(CLAUSE, "pk:end"), "policy/1/s1/c1", "A clause needs one end"),
    "clause that ends before it starts": (instead(CLAUSE, "pk:end", "90"), "policy/1/s1/c1", "before its end"),
    "clause of no policy": (without(CLAUSE, "pk:inPolicy"), "policy/1/s1/c1", "A clause belongs to exactly one"),
    "clause in no section": (without(CLAUSE, "pk:inSection"), "policy/1/s1/c1", "A clause stands in exactly one"),
    "clause: heading or not": (without(CLAUSE, "pk:isHeading"), "policy/1/s1/c1", "whether it is a heading"),
    "clause with altered text": (
        instead(CLAUSE, "pk:text", '"支持𠮷城云溪区发展制茶业。"'),
        "policy/1/s1/c1",
        "is not as long as its offsets say",
    ),
    "mention in no clause": (without("<mention/1/1>", "pk:clause"), "mention/1/1", "stands in no clause"),
    "mention in two clauses": (also(f"<mention/1/1> pk:clause {SECOND}"), "mention/1/1", "stands in no clause or in"),
    "mention in a section": (
        instead("<mention/1/1>", "pk:clause", "<policy/1/s1>"),
        "mention/1/1",
        "stands in no clause or in",
    ),
    "mention of no kind": (without("<mention/1/1>", "pk:kind"), "mention/1/1", "The kind of the mention"),
    "mention of an unknown kind": (instead("<mention/1/1>", "pk:kind", '"PLACE"'), "mention/1/1", "The kind of the"),
    "mention without text": (without("<mention/1/1>", "pk:text"), "mention/1/1", "lacks its characters"),
    "mention without end": (without("<mention/1/1>", "pk:end"), "mention/1/1", "lacks its characters"),
    "mention beyond its clause": (instead("<mention/1/1>", "pk:end", "119"), "mention/1/1", "lies outside its clause"),
    "mention before its clause": (instead("<mention/1/1>", "pk:start", "99"), "mention/1/1", "lies outside its"),
    "mention of nothing": (instead("<mention/1/1>", "pk:end", "104"), "mention/1/1", "lies outside its clause"),
    "span off by one": (
        f"{instead('<mention/1/1>', 'pk:start', '103')} ; {instead('<mention/1/1>', 'pk:end', '106')}",
        "mention/1/1",
        "do not give its text back",
    ),
    "span of another text": (instead("<mention/1/1>", "pk:text", '"云溪县"'), "mention/1/1", "do not give its text"),
    "mention of two things": (also("<mention/1/1> pk:entity <topic/tea>"), "mention/1/1", "names two things"),
    "assertion without clause": (
        without("<assertion/1/1>", "pk:statedIn"),
        "assertion/1/1",
        "An assertion needs the one clause",
    ),
    "assertion stated in a policy": (
        instead("<assertion/1/1>", "pk:statedIn", "<policy/1>"),
        "policy/1",
        "must be a clause",
    ),
    "inferred missing": (
        without("<assertion/1/1>", "pk:inferred"),
        "assertion/1/1",
        "An assertion says whether it is inferred",
    ),
    "inferred not a flag": (
        instead("<assertion/1/1>", "pk:inferred", '"no"'),
        "assertion/1/1",
        "An assertion says whether it is inferred",
    ),
    "stated and inferred mixed": (
        instead("<assertion/1/1>", "pk:inferred", "true"),
        "assertion/1/1",
        "mixes stated and inferred",
    ),
    "inferred as if stated": (
        instead("<assertion/1/2>", "pk:inferred", "false"),
        "assertion/1/2",
        "mixes stated and inferred",
    ),
    "assertion without subject": (without("<assertion/1/1>", "rdf:subject"), "assertion/1/1", "exactly one subject"),
    "assertion without object": (without("<assertion/1/1>", "rdf:object"), "assertion/1/1", "exactly one object"),
    "assertion of an unknown relation": (
        instead("<assertion/1/1>", "rdf:predicate", "pk:mentions"),
        "assertion/1/1",
        "is one of the relations",
    ),
    "assertion without rule": (without("<assertion/1/1>", "pk:rule"), "assertion/1/1", "names the rule"),
    "a stage of two words": (also('<assertion/1/1> pk:stage "研发 制造"'), "assertion/1/1", "is one word of"),
    "assertion without an edge": (without("<place/999100>", "pk:develops"), "assertion/1/1", "has no plain edge"),
    "an actor develops": (also("<actor/one> pk:develops <topic/tea>"), "actor/one", "must be a place (pk:Place)"),
    "a place develops a place": (
        also("<place/999100> pk:develops <actor/one>"),
        "actor/one",
        "What a place develops must be a topic",
    ),
    "an actor develops by context": (
        also("<actor/one> pk:developsByContext <topic/tea>"),
        "actor/one",
        "What develops something by context",
    ),
    "an actor developed by context": (
        also("<place/999100> pk:developsByContext <actor/one>"),
        "actor/one",
        "develops by context must be a topic",
    ),
    "a topic restricts": (also("<topic/tea> pk:restricts <topic/tea>"), "topic/tea", "What restricts something must"),
    "a place is restricted": (
        also("<place/999100> pk:restricts <actor/two>"),
        "actor/two",
        "What a place restricts must be a topic",
    ),
    "develops without a clause": (
        also("<place/999100> pk:develops <topic/steam>"),
        "place/999100",
        "No clause is given for this pk:develops edge",
    ),
    "develops by context without a clause": (
        also("<place/999100> pk:developsByContext <topic/tea>"),
        "place/999100",
        "No clause is given for this pk:developsByContext edge",
    ),
    "restricts without a clause": (
        also("<place/999100> pk:restricts <topic/tea>"),
        "place/999100",
        "No clause is given for this pk:restricts edge",
    ),
    "coOwns in one direction": (without("<actor/two>", "pk:coOwns"), "actor/two", "must stand in both directions"),
    "coOwns with itself": (also("<actor/one> pk:coOwns <actor/one>"), "actor/one", "share a task with itself"),
    "coOwns of a place": (also("<place/999100> pk:coOwns <actor/one>"), "place/999100", "Who shares a task"),
    "coOwns without a clause": (
        also("<actor/one> pk:coOwns <actor/board> . <actor/board> pk:coOwns <actor/one>"),
        "actor/board",
        "No clause is given for pk:coOwns",
    ),
    "sitsWith in one direction": (without("<actor/two>", "pk:sitsWith"), "actor/two", "pk:sitsWith to"),
    "sitsWith itself": (also("<actor/one> pk:sitsWith <actor/one>"), "actor/one", "never to itself"),
    "sitsWith of a topic": (also("<topic/tea> pk:sitsWith <actor/one>"), "topic/tea", "Who sits in a body"),
    "sitsWith without a clause": (
        without("<duty/1/4>", "pk:task"),
        "actor/two",
        "No clause is given for pk:sitsWith",
    ),
    "duty without agency": (without("<duty/1/1>", "pk:agency"), "duty/1/1", "A duty needs exactly one actor"),
    "duty of a place": (
        instead("<duty/1/1>", "pk:agency", "<place/999100>"),
        "duty/1/1",
        "A duty needs exactly one actor",
    ),
    "duty without role": (without("<duty/1/1>", "pk:role"), "duty/1/1", "The role of a duty"),
    "role that is none of the five": (instead("<duty/1/1>", "pk:role", "pk:Curated"), "duty/1/1", "The role of a"),
    "duty without task": (without("<duty/1/1>", "pk:task"), "duty/1/1", "A duty belongs to exactly one task"),
    "duty of a topic": (instead("<duty/1/1>", "pk:task", "<topic/tea>"), "topic/tea", "must be a task (pk:Task)"),
    "duty without clause": (without("<duty/1/1>", "pk:statedIn"), "duty/1/1", "A duty needs a clause"),
    "task without clause": (without("<task/1>", "pk:statedIn"), "task/1", "A task needs a clause"),
    "task without label": (without("<task/1>", "skos:prefLabel"), "task/1", "has no preferred label in Chinese"),
    "goal without metric": (without("<goal/1>", "pk:metric"), "goal/1", "A goal says once what it measures"),
    "goal without clause": (without("<goal/1>", "pk:statedIn"), "goal/1", "A goal needs a clause"),
    "deadline that is a number": (instead("<goal/1>", "pk:deadline", "2020"), "goal/1", "an xsd:gYear"),
    "last day that is a year": (instead("<goal/1>", "pk:dueBy", '"2020"'), "goal/1", "one xsd:date"),
    "target without number": (without("<goal/1>", "pk:low"), "goal/1", "A target needs its number"),
    "number that is an integer": (instead("<goal/1>", "pk:low", "5"), "goal/1", "A target needs its number"),
    "baseline that is an integer": (also("<goal/1> pk:baseline 5"), "goal/1", "The baseline of a target"),
    "yearly in words": (also('<goal/1> pk:yearly "yes"'), "goal/1", "Whether a target is one of each year"),
    "cumulative in words": (also('<goal/1> pk:cumulative "yes"'), "goal/1", "Whether a target is cumulative"),
    "target without unit": (without("<goal/1>", "pk:unit"), "goal/1", "A target needs its unit"),
    "low above high": (instead("<goal/1>", "pk:low", "9.0"), "goal/1", "above its upper bound"),
    "unknown operator": (instead("<goal/1>", "pk:operator", '"=>"'), "goal/1", "The operator of a target"),
    "no operator": (without("<goal/1>", "pk:operator"), "goal/1", "The operator of a target"),
    "range without high": (without("<goal/1>", "pk:high"), "goal/1", "A range has an upper bound"),
    "high without range": (also("<goal/1/open> pk:high 12.0"), "goal/1/open", "A range has an upper bound"),
    "two high": (also("<goal/1> pk:high 12.0"), "goal/1", "The upper bound of a target"),
    "two Chinese labels": (
        also('<topic/tea> skos:prefLabel "茶业"@zh-Hans'),
        "topic/tea",
        "two preferred labels in one language",
    ),
    "two English labels": (
        also('<place/999100> skos:prefLabel "Yunxi"@en'),
        "place/999100",
        "two preferred labels in one language",
    ),
    "no Chinese label": (
        instead("<actor/two>", "skos:prefLabel", '"Second bureau"@en'),
        "actor/two",
        "has no preferred label in Chinese",
    ),
    "label without a language": (
        also('<topic/tea> skos:prefLabel "茶"'),
        "topic/tea",
        "tagged neither zh-Hans nor en",
    ),
}

WARNINGS = {
    "no date": (without("<policy/1>", "pk:date"), "The policy has no date"),
    "no number": (without("<policy/1>", "pk:number"), "The policy has no document number"),
    "no issuer": (without("<policy/1>", "pk:issuer"), "The policy has no issuer"),
}
