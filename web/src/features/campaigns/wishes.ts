import type { UnitProposal, UnitWish } from '@/api/types'

/** What is sent of a proposal: names that stand for nothing are left out. */
export function wishesOf(units: UnitProposal[]): UnitWish[] {
  return units
    .filter((unit) => unit.organisations.length + unit.create.length > 0)
    .map((unit) => ({ unit_id: unit.unit_id, organisation_ids: unit.organisations.map((one) => one.id), create: unit.create }))
}
