package dev.corten.json;

/** Writes JSON; see {@link JsonCodec}. */
public final class JsonWriter {}
