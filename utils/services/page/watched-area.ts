import { isWatchedHost } from '../../portal/area/areas';
import type { Settings } from '../shared/settings';

/** Goes on with what waits for the settings; in an area that she does not want watched all of it stops. */
export const startWhereWatched = (
  host: string,
  settings: Settings,
  start: (settings: Settings) => unknown,
  stops: ReadonlyArray<() => unknown>,
): unknown => (isWatchedHost(host, settings.areas) ? start(settings) : stops.map((stop) => stop()));
