-- Tasks by date from the last to the first, those without one after all others in either direction.

CREATE INDEX tasks_by_unit_due_descending ON tasks (unit_id, (due_on IS NULL), due_on DESC, position);
CREATE INDEX tasks_by_catalogue_due_descending ON tasks (catalogue_id, (due_on IS NULL), due_on DESC, position);
CREATE INDEX tasks_by_due_descending ON tasks ((due_on IS NULL), due_on DESC, position);
