package dev.corten.sql;

/**
 * What the pipeline of a {@link Db} had to do at one moment.
 *
 * @param waiting statements that wait to be sent
 * @param sent statements that were sent and are not answered yet
 * @param connections connections of the pool that it has, which the pool counts as active
 */
public record PipelineLoad(int waiting, int sent, int connections) {}
