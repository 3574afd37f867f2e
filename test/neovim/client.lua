-- Neovim as a second client: opens a dump of the folder it stands in and asks what a reader would ask.
-- SERVER holds the command of the server as a JSON list. Ends with a status of 1 at the first surprise.
local function fail(message)
  io.stderr:write(message .. '\n')
  vim.cmd('cquit 1')
end

local function check(holds, message)
  if not holds then
    fail(message)
  end
  io.stdout:write('ok ' .. message .. '\n')
end

local function main()
  vim.cmd('edit late.txt')
  local buffer = vim.api.nvim_get_current_buf()
  local folder = vim.fn.getcwd()
  local start = vim.lsp.start_client
  local client = start({
    name = 'dateline',
    cmd = vim.json.decode(os.getenv('SERVER')),
    root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = 'dumps' } },
    get_language_id = function()
      return 'bulletin'
    end,
  })
  vim.lsp.buf_attach_client(buffer, client)
  local ready = vim.wait(20000, function()
    local known = vim.lsp.get_client_by_id(client)
    return known and known.initialized
  end, 20)
  check(ready, 'the server starts')

  local document = { uri = vim.uri_from_bufnr(buffer) }
  local function request(method, params)
    local answers, err = vim.lsp.buf_request_sync(buffer, method, params, 20000)
    if err then
      fail(method .. ': ' .. err)
    end
    local answer = answers[client]
    if not answer or answer.err then
      fail(method .. ': ' .. vim.inspect(answer))
    end
    return answer.result
  end

  local symbols = request('textDocument/documentSymbol', { textDocument = document })
  check(symbols[1].name:match('^2024%-02%-16'), 'the outline has the item under its day')

  local at = { textDocument = document, position = { line = 2, character = 40 } }
  local both = vim.wait(20000, function()
    local places = request('textDocument/references', vim.tbl_extend('force', at, { context = { includeDeclaration = true } }))
    return #places == 2
  end, 50)
  check(both, 'references are found in a file that is not open')

  local hover = request('textDocument/hover', at)
  check(hover.contents.value:find('Valery Semerikov', 1, true), 'the hover names the person')

  local reported = vim.wait(20000, function()
    return #vim.diagnostic.get(buffer) == 1
  end, 50)
  check(reported, 'the redundant copy is reported')

  vim.api.nvim_win_set_cursor(0, { 3, 40 })
  vim.lsp.buf.definition()
  local moved = vim.wait(20000, function()
    return vim.fn.expand('%:t') == 'early.txt'
  end, 50)
  check(moved, 'the definition opens the other file')
  check(vim.api.nvim_win_get_cursor(0)[1] == 3, 'on the line that introduces the person')

  vim.lsp.stop_client(client)
  local stopped = vim.wait(20000, function()
    return vim.lsp.client_is_stopped(client)
  end, 50)
  check(stopped, 'the server stops')
  vim.cmd('qall!')
end

local good, problem = xpcall(main, debug.traceback)
if not good then
  fail(problem)
end
