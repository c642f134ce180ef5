CREATE FUNCTION similar_to(a text, b text) RETURNS real LANGUAGE sql AS 'SELECT 1';
