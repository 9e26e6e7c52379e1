/** Questions that people ask about tokens and the sandbox. `{limit}` is the sandbox's file limit, `{days}` its retention. */
export const questions = [
  {
    question: 'What is the sandbox?',
    answer:
      'A second Signet for trying things out. Developers point their programs at it and click through real flows without touching real documents. It works as Live does, within the limits listed on the API Token page.',
  },
  {
    question: 'Can I upload large files to the sandbox?',
    answer:
      'No. A file may have at most {limit} there; a larger one is refused with a sentence that names the limit. Tests need no more, and Live takes larger files.',
  },
  {
    question: 'Does my live token work in the sandbox?',
    answer:
      'No. A live token starts with live. and is refused by the sandbox, just as one that starts with test. is refused by Live. Generate a Sandbox API Token for your tests.',
  },
  {
    question: 'Why is my live template unknown in the sandbox?',
    answer:
      'Because nothing is shared between the two. Documents, templates, tokens and webhooks belong to the environment they were made in; the other one answers that it has no such thing.',
  },
  {
    question: 'Why can’t I sign in to the sandbox with my password?',
    answer:
      'The sandbox takes no password at all, not even the right one, and it can’t create accounts or reset passwords. Open Settings, then API Token in Live, and press Login to Sandbox.',
  },
  {
    question: 'Can I use the API on a self-hosted installation?',
    answer:
      'With a licence, yes. A free self-hosted installation signs documents but generates no API tokens. The page that would show them says how to get a licence.',
  },
  {
    question: 'My live token stopped working. Why?',
    answer:
      'Most often the plan has ended: live tokens are refused until it is renewed. A token also stops when somebody revokes or regenerates it, unless the old one was kept for 24 h. The API Token page says which.',
  },
  {
    question: 'What happens to data in the sandbox?',
    answer:
      'They are erased after {days} days. Everything made there is marked as a test and has no legal effect, and emails stay in the sandbox mailbox in place of being sent.',
  },
  {
    question: 'How can somebody else check a signed PDF?',
    answer:
      'On the page Verify a PDF, linked at the foot of every page. It takes any PDF without an account, keeps nothing, and says whether it was changed since. The code on a completion certificate leads there too.',
  },
] as const;
