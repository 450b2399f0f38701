// A short sound, and a notification of the browser where the lawyer allowed it. Nothing of what residents say is in it.
let audio;

export function ring(text) {
  try {
    audio ??= new AudioContext();
    const [tone, volume] = [audio.createOscillator(), audio.createGain()];
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.2, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.6);
  } catch {
    // No sound without a touch of the page before.
  }

  if (!('Notification' in window)) return;
  if (Notification.permission === 'granted' && document.hidden) new Notification('接待', { body: text, tag: 'reception' });
  else if (Notification.permission === 'default') Notification.requestPermission();
}
