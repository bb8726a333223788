-- What the store asks for the two requests of the bench (src/store/task_store.cpp), columns named as on the wire.
SELECT count(*) FROM tasks t WHERE t.unit_id = ?1;

SELECT t.id AS id, t.catalogue_id AS catalogue_id, t.item_id AS item_id, i.number AS number, l.name AS list_name,
    i.text AS text, t.unit_id AS unit_id, u.name AS unit_name, t.role AS role, i.deadline AS deadline,
    t.due_on AS due_on, t.state AS state
FROM tasks t JOIN items i ON i.id = t.item_id JOIN lists l ON l.id = i.list_id JOIN units u ON u.id = t.unit_id
WHERE t.unit_id = ?1 ORDER BY t.due_order, t.position, t.id LIMIT ?2 OFFSET ?3;

SELECT t.id AS id, t.catalogue_id AS catalogue_id, t.item_id AS item_id, i.number AS number, l.name AS list_name,
    i.text AS text, t.unit_id AS unit_id, u.name AS unit_name, t.role AS role, i.deadline AS deadline,
    t.due_on AS due_on, t.state AS state
FROM tasks t JOIN items i ON i.id = t.item_id JOIN lists l ON l.id = i.list_id JOIN units u ON u.id = t.unit_id
WHERE t.id = ?1;
