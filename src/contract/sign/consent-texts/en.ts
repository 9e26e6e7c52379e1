export const enConsent = {
  signer: 'By pressing Start you agree to sign electronically.',
  approver: 'By pressing Start you agree to approve electronically.',
  own: 'By pressing Finish you sign it electronically.',
  test: 'This is a test.',
  disclosure: [
    {
      title: 'What you agree to',
      text: 'You agree to read, fill in and sign this document from {sender} on screen. It covers this document only.',
    },
    { title: 'Paper copies', text: 'You can ask {sender} for a copy on paper, before or after you sign.' },
    {
      title: 'Changing your mind',
      text: 'Until you finish you can decline in the menu, or close the page. Nothing counts before you press the last button. To withdraw your consent later, write to the sender; what you have signed until then stays as it is.',
    },
    {
      title: 'What you need',
      text: 'A current browser, an email address, and a program that opens PDF files to keep your copy.',
    },
    { title: 'Your address', text: 'If your email address changes, tell {sender}, so that notices reach you.' },
    { title: 'Notices', text: 'Everything about this document comes by email to the address this link was sent to.' },
    {
      title: 'Keeping a copy',
      text: 'You can download the document on this page. A sealed copy is mailed to you when everybody is done, unless the sender has switched mails off.',
    },
    {
      title: 'Legal effect',
      text: 'Your electronic signature can bind you as one written by hand does. Some documents need another form by law; if you are unsure, ask before you sign.',
    },
    {
      title: 'What is recorded',
      text: 'When you open, agree and sign, with the network address and the kind of browser you use. This record is part of the completion certificate that all parties can see.',
    },
  ],
} as const;
