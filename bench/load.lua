-- wrk: requests whose {unit} and {task} are drawn from a fixed seed, the same sequence for every server. With a body
-- (BENCH_BODY, in which {n} counts) they are POST.
local target = os.getenv("BENCH_TARGET")
local units = tonumber(os.getenv("BENCH_UNITS") or "80")
local tasks = tonumber(os.getenv("BENCH_TASKS") or "24000")
local body = os.getenv("BENCH_BODY")
local count = 0
local state = 12345

local function draw(n)
  state = (state * 1103515245 + 12345) % 2147483648
  return math.floor(state / 65536) % n + 1
end

function init(args)
  for line in (os.getenv("BENCH_HEADERS") or ""):gmatch("[^\n]+") do
    local name, value = line:match("^(.-): (.*)$")
    wrk.headers[name] = value
  end
end

function request()
  local path = target:gsub("{unit}", function() return draw(units) end):gsub("{task}", function() return draw(tasks) end)
  if not body then return wrk.format("GET", path) end
  count = count + 1
  return wrk.format("POST", path, nil, (body:gsub("{n}", count)))
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("BENCH %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), summary.bytes / math.max(summary.requests, 1), e.connect + e.read + e.write + e.status + e.timeout))
end
