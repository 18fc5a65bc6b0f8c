// What stands in the paper book only: its screen is fetched apart, its acts are not.

import { declareScreens } from "@/meetings/client/screens/part";
import { paperNotes } from "../modules";
import "@/meetings/client/paper_notes";

declareScreens({
  items: {
    paper_only: {
      shown: (session, item) => paperNotes(session.draw, (module) => module.paper(session, item)),
      done: (session, item) => session.pack.parts.notes.some((each) => each.item === item.id),
    },
  },
});
