/* English words of the chat page, fetched only for /chat?lang=en. Same keys as T in chat.js. */
'use strict';

Object.assign(T, {
  large: 'Large text', leave: 'Leave now', leaveHelp: 'Leave this page at once and clear what it shows and keeps', fold: 'Hide the chat',
  connecting: 'Connecting…', online: 'Online', reconnecting: 'Reconnecting…', offlineShort: 'No network', downShort: 'Cannot connect',
  offline: 'You are offline. Keep writing: messages stay on this phone and are sent when the network is back.',
  down: 'We cannot connect. Write now and it is sent later; if it is urgent, call {hotline}.',
  moved: 'The earlier conversation has ended; a new one starts here',
  call: 'Call {hotline}', retry: 'Try again',
  conversation: 'Conversation', messages: 'Messages', choices: 'Suggested answers', menu: 'Services', menuButton: 'Menu',
  introTitle: 'How can we help?', introText: 'Report a problem, ask about the law, book a lawyer: just say it.', byPhone: 'Or call', urgent: 'In an emergency call',
  earlier: 'Show earlier messages', newer: 'New message', typing: '{name} is writing',
  assistant: 'Automatic assistant', staff: 'Community staff', lawyer: 'Volunteer lawyer', me: 'Me',
  nowSpeaking: '{who} replies from here', whoWithRole: '{name} ({role})',
  photo: 'Photo', photoViewer: 'Photo', photoAlt: 'Photo', photoRemove: 'Remove this photo', photoView: 'Enlarge photo',
  photoBroken: 'The photo cannot be shown', photoWorking: 'Preparing the photo…', photoReady: 'Photo ready, press Send',
  photoUnsupported: 'This photo cannot be opened. Please use JPG or PNG, or a screenshot.',
  photoTooLarge: 'This photo is too large, please choose a smaller one.', photoMany: 'At most {n} photos at a time.',
  photoNotKept: 'The photo does not fit into the phone’s storage. Please keep this page open until it is sent.',
  file: 'File', placeholder: 'Write here…', send: 'Send', write: 'Write', close: 'Close',
  left: '{n} characters left', tooLong: '{n} characters too long. Please shorten it or send it in two parts.',
  waiting: 'Waiting', sending: 'Sending…', sent: 'Delivered', failed: 'Not sent, tap to send again', failedSize: 'Too large, not sent, tap to send again',
  today: 'Today', yesterday: 'Yesterday', date: '{d}/{m}', dateYear: '{d}/{m}/{y}', week: 'SMTWTFS',
  // The assistant understands Chinese: third column is what is sent.
  starters: [
    ['report', 'Report a problem', '我要反映问题'], ['law', 'Legal question', '法律咨询'], ['book', 'Book a lawyer', '预约周四律师'],
    ['talk', 'Lectures', '道德讲堂'], ['case', 'My requests', '我的诉求'], ['person', 'Talk to a person', '转人工']
  ]
});
