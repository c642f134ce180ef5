package dev.corten.sql.internal;

import dev.corten.context.Context;
import dev.corten.sql.Statement;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;

/**
 * The span of a query, a child of that of the request: from the wait for a connection to the last row. Queries outside of a
 * trace that is recorded have none.
 *
 * @param span it, or an invalid one
 */
record QuerySpan(Span span) {
    private static final QuerySpan NONE = new QuerySpan(Span.getInvalid());

    /** Begins one. Names and attributes are those of OpenTelemetry's semantic conventions for databases. */
    static QuerySpan begin(Statement statement) {
        Span parent = Context.current().value(Span.class);
        if (parent == null || !parent.isRecording()) {
            return NONE;
        }
        return new QuerySpan(GlobalOpenTelemetry.getTracer("dev.corten.sql")
                .spanBuilder(statement.name())
                .setSpanKind(SpanKind.CLIENT)
                .setParent(io.opentelemetry.context.Context.root().with(parent))
                .setAttribute("db.query.text", statement.sql())
                .startSpan());
    }

    void failed(Throwable failure) {
        span.recordException(failure);
        span.setStatus(StatusCode.ERROR);
    }

    void end() {
        span.end();
    }
}
