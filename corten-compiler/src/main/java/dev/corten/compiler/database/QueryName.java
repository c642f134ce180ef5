package dev.corten.compiler.database;

/**
 * Whose statement it is. Methods of the same name share it, and so do the statements of one method.
 *
 * @param type the qualified name of the interface
 * @param method the name of the method
 */
public record QueryName(String type, String method) {}
