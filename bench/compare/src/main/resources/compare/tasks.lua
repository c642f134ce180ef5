-- 60 % get, 20 % list, 10 % create, 10 % change.
local json = { ["Content-Type"] = "application/json" }
local seeded = false

local function id()
    return string.format("/tasks/00000000-0000-4000-8000-%012x", math.random(1000))
end

function request()
    if not seeded then
        math.randomseed(tonumber(tostring({}):sub(8)) or os.time())
        seeded = true
    end
    local dice = math.random(10)
    if dice <= 6 then
        return wrk.format("GET", id())
    elseif dice <= 8 then
        return wrk.format("GET", "/tasks")
    elseif dice == 9 then
        return wrk.format("POST", "/tasks", json, '{"title":"Write the report","description":"The one due last week"}')
    end
    return wrk.format("PATCH", id(), json, '{"status":"done"}')
end
