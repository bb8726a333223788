import type { RouteLocationNormalizedLoaded } from 'vue-router'

/** Where the user wanted to go. Only addresses of our own: a `next` of somewhere else is not followed. */
export function nextAddress(route: Pick<RouteLocationNormalizedLoaded, 'query'>): string {
  const wanted = route.query['next']
  return typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/'
}
