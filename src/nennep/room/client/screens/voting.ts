// Ballots and resolutions: counting and writing are fetched apart, what is recorded is not.

import { declareScreens } from "@/meetings/client/screens/part";
import { voting } from "../modules";
import "@/meetings/client/ballots";

declareScreens({
  items: {
    ballot: {
      shown: (session, item) => voting(session.draw, (module) => module.voting(session, item)),
      done: ({ pack }, item) => pack.parts.ballots.some((each) => each.item === item.id),
    },
  },
  panels: {
    ballot: (session, item) => voting(session.draw, (module) => module.countBallot(session, item)),
    opinion: (session, item, about) =>
      voting(session.draw, (module) => module.opinionPanel(session, item, about)),
    resolution: (session, item, about) =>
      voting(session.draw, (module) => module.resolutionPanel(session, item, about)),
    vote: (session, item, about) => voting(session.draw, (module) => module.votePanel(session, item, about)),
  },
});
