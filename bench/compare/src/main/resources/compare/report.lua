-- One line with everything that the comparison wants to know; microseconds and bytes.
function done(summary, latency, requests)
    local errors = summary.errors
    io.write(string.format("result requests=%d micros=%d p50=%d p99=%d p999=%d errors=%d\n",
        summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99), latency:percentile(99.9),
        errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
