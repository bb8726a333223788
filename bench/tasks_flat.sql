SELECT count(*) AS total FROM tasks WHERE unit_id = ?1;
SELECT id, catalogue_id, item_id, number, list_name, text, unit_id, unit_name, role, deadline, due_on, state
FROM tasks WHERE unit_id = ?1 ORDER BY due_on, id LIMIT ?2 OFFSET ?3;
SELECT id, catalogue_id, item_id, number, list_name, text, unit_id, unit_name, role, deadline, due_on, state
FROM tasks WHERE id = ?1;
