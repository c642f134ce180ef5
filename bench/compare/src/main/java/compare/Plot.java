package compare;

import java.util.List;
import java.util.Locale;

/** The rates of all workloads as bars, in multiples of the reference's. */
record Plot(Report report) {
    private static final int LABEL = 170;
    private static final int UNIT = 240;
    private static final int BAR = 16;
    private static final int GAP = 28;
    private static final int WIDTH = LABEL + 3 * UNIT;

    String svg() {
        var body = new StringBuilder();
        int y = 4;
        for (Workload workload : report.plan().workloads()) {
            List<Result> results = report.of(workload);
            if (results.isEmpty()) {
                continue;
            }
            double reference = Report.reference(results).perSecond();
            y += GAP;
            body.append(text(4, y, "bold", workload.target() + ", requests per second"));
            for (Result result : results) {
                y += BAR + 4;
                double ratio = result.perSecond() / reference;
                String name = result.contender().name();
                body.append(text(12, y, "normal", name));
                body.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"%d\" fill=\"%s\"/>%n",
                        LABEL,
                        y - BAR + 3,
                        Math.min(ratio, 2.5) * UNIT,
                        BAR,
                        name.equals(Contender.CORTEN) ? "#b5532a" : "#8a97a6"));
                body.append(text(
                        (int) (LABEL + Math.min(ratio, 2.5) * UNIT + 6),
                        y,
                        "normal",
                        String.format(Locale.ROOT, "%.2f × (%.1fk)", ratio, result.perSecond() / 1e3)));
            }
        }
        int height = y + 12;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + height
                + "\" font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n" + body + "</svg>\n";
    }

    private static String text(int x, int y, String weight, String text) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" font-weight=\"" + weight + "\">" + text + "</text>\n";
    }
}
