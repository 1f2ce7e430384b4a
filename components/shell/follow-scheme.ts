/** Element Plus knows dark only as a class of the root; the system's choice is carried over to it. */
export function followScheme(window: Window): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const apply = () => window.document.documentElement.classList.toggle('dark', dark.matches);
  dark.addEventListener('change', apply);
  apply();
}
