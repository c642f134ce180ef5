package dev.corten.compiler.describe.wire;

import java.sql.SQLException;

/** The server answered a command with an error; the connection is still good. */
public final class RefusedException extends SQLException {
    private static final long serialVersionUID = 1;

    private final transient Report report;

    RefusedException(Report report) {
        super(report.message() + (report.detail() == null ? "" : " (" + report.detail() + ")"), report.sqlState());
        this.report = report;
    }

    /** What the server said. */
    public Report report() {
        return report;
    }
}
