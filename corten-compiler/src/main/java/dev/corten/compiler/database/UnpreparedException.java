package dev.corten.compiler.database;

/** In an offline build, a statement that has no answer that can be used. */
public final class UnpreparedException extends Exception {
    private static final long serialVersionUID = 1;

    UnpreparedException(String message) {
        super(message);
    }
}
