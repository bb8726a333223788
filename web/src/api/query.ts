import { MutationCache, QueryClient } from '@tanstack/vue-query'
import { notifyError } from '@/composables/useNotify'
import { toApiError } from './errors'

/**
 * All server state lives here and nowhere else. The server is often on the local network only, so the browser's
 * own idea of "online" says nothing: `networkMode: 'always'`.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && toApiError(error).worthRetrying,
      retryDelay: (attempt) => 600 * 2 ** attempt,
    },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (!mutation.meta?.['quiet']) notifyError(toApiError(error))
    },
  }),
})
