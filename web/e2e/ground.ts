import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { APIRequestContext } from 'playwright-core'
import { expect } from 'vitest'
import { administrator, base } from './browser'
import { setOwnPassword } from './server'

/** Through the API, as an administrator: a published catalogue, a district, its people and a campaign that runs. */
export class Ground {
  private token = ''

  constructor(private readonly request: APIRequestContext) {}

  async ask<Answer>(method: string, address: string, data?: unknown): Promise<Answer> {
    const answer = await this.request.fetch(`${base}${address}`, { method, ...(data !== undefined && { data }), headers: { 'X-CSRF-Token': this.token } })
    expect(answer.status(), `${method} ${address} ${await answer.text()}`).toBeLessThan(300)
    return (await answer.json()) as Answer
  }

  async logIn() {
    this.token = (await this.ask<{ csrf_token: string }>('POST', '/api/session', administrator)).csrf_token
  }

  async catalogue(): Promise<number> {
    const file = path.join(__dirname, '../../tests/api/fixtures/filing.html')
    const sent = await this.request.post(`${base}/api/imports?file_name=filing.html`, {
      data: await readFile(file), headers: { 'Content-Type': 'application/octet-stream', 'X-CSRF-Token': this.token },
    })
    const { id } = (await sent.json()) as { id: number }
    for (;;) {
      const now = await this.ask<{ state: string; catalogue_id: number }>('GET', `/api/imports/${id}`)
      if (now.state === 'ready') {
        const { revision } = await this.ask<{ revision: number }>('GET', `/api/catalogues/${now.catalogue_id}`)
        await this.ask('POST', `/api/catalogues/${now.catalogue_id}/publish`, { revision })
        return now.catalogue_id
      }
      await new Promise((done) => setTimeout(done, 100))
    }
  }

  /** Contacts and leaders are of 区司法局, the others of 区创建办. The number of the campaign. */
  async begin({ place, name: campaign, people, given, own }: { place: string; name: string; people: Record<string, string>; given: string; own: string }): Promise<number> {
    const catalogue_id = await this.catalogue()
    const { id: jurisdiction_id } = await this.ask<{ id: number }>('POST', '/api/jurisdictions', { level: 'district', name: place })
    const bodies: Record<string, number> = {}
    for (const name of ['区司法局', '区城管局', '区财政局', '区创建办'])
      bodies[name] = (await this.ask<{ id: number }>('POST', '/api/organisations', { jurisdiction_id, name })).id
    for (const [user_name, role] of Object.entries(people)) {
      const organisation_id = role === 'contact' || role === 'leader' ? bodies['区司法局'] : bodies['区创建办']
      await this.ask('POST', '/api/memberships', { user_name, display_name: user_name, password: given, organisation_id, role })
      await setOwnPassword(base, user_name, given, own)
    }
    const proposal = await this.ask<{ units: { unit_id: number; organisations: { id: number }[] }[] }>('POST', '/api/campaigns/proposal', { catalogue_id, jurisdiction_id })
    const units = proposal.units.map((unit) => ({ unit_id: unit.unit_id, organisation_ids: unit.organisations.map((one) => one.id), create: [] }))
    const made = await this.ask<{ campaign: { id: number; revision: number } }>('POST', '/api/campaigns', { catalogue_id, jurisdiction_id, name: campaign, units, evidence_since: '2025-01-01' })
    await this.ask('PATCH', `/api/campaigns/${made.campaign.id}`, { revision: made.campaign.revision, state: 'running' })
    return made.campaign.id
  }
}
