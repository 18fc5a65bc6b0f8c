"""Stories: files that tell what happened and what must follow (docs/stories.md).

tables        a TOML file -> tables in their order, each with its place in the file
wording       {words} that a file leaves open to those who tell it
reader        tables -> steps, each with its scene and its moment
moments       days and hours of a story, also such as count from today
names         names instead of ids
sections      where a text of [[write]] belongs
payloads      the fields of a step -> the payload of its act
shorthand     one line that states many alike
player        does the steps, each at its moment
mistakes      what is wrong with the fields of a step, for its writer
toml_errors   what is wrong with a file that is not TOML
expectations  what must follow: answers, texts of documents
shipped       the stories that come with the program
"""
