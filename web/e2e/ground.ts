import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { APIRequestContext } from 'playwright-core'
import { expect } from 'vitest'
import { administrator, base } from './browser'
import { setOwnPassword } from './server'

const given = 'given-by-the-office-7'

interface Person {
  user_name: string
  display_name?: string
  role: string
  unit: string
}

/** Made through the API, as an administrator: published catalogues, districts, their people, a campaign that runs. */
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

  /** A fixture of the API tests, read and published. */
  async catalogue(file_name = 'filing.html'): Promise<number> {
    const file = path.join(__dirname, '../../tests/api/fixtures', file_name)
    const sent = await this.request.post(`${base}/api/imports?file_name=${file_name}`, {
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

  /** With its units, and people by their roles; each has a password of its own then. The number of the district. */
  async district({ name, units, people, own }: { name: string; units: string[]; people: Person[]; own: string }): Promise<number> {
    const { id: jurisdiction_id } = await this.ask<{ id: number }>('POST', '/api/jurisdictions', { level: 'district', name })
    const ids: Record<string, number> = {}
    for (const unit of units) ids[unit] = (await this.ask<{ id: number }>('POST', '/api/organisations', { jurisdiction_id, name: unit })).id
    for (const { user_name, display_name = user_name, role, unit } of people) {
      await this.ask('POST', '/api/memberships', { user_name, display_name, password: given, organisation_id: ids[unit], role })
      await setOwnPassword(base, user_name, given, own)
    }
    return jurisdiction_id
  }

  /** Contacts and leaders are of 区司法局, the others of 区创建办. */
  async justice(name: string, people: Record<string, string>, own: string): Promise<number> {
    const unit_of = (role: string) => (role === 'contact' || role === 'leader' ? '区司法局' : '区创建办')
    return this.district({
      name,
      units: ['区司法局', '区城管局', '区财政局', '区创建办'],
      people: Object.entries(people).map(([user_name, role]) => ({ user_name, role, unit: unit_of(role) })),
      own,
    })
  }

  /** In a district of `justice`. The number of the campaign. */
  async begin({ place, name: campaign, people, own }: { place: string; name: string; people: Record<string, string>; own: string }): Promise<number> {
    const catalogue_id = await this.catalogue()
    const jurisdiction_id = await this.justice(place, people, own)
    const proposal = await this.ask<{ units: { unit_id: number; organisations: { id: number }[] }[] }>('POST', '/api/campaigns/proposal', { catalogue_id, jurisdiction_id })
    const units = proposal.units.map((unit) => ({ unit_id: unit.unit_id, organisation_ids: unit.organisations.map((one) => one.id), create: [] }))
    const made = await this.ask<{ campaign: { id: number; revision: number } }>('POST', '/api/campaigns', { catalogue_id, jurisdiction_id, name: campaign, units, evidence_since: '2025-01-01' })
    await this.ask('PATCH', `/api/campaigns/${made.campaign.id}`, { revision: made.campaign.revision, state: 'running' })
    return made.campaign.id
  }
}
